import { expect, test, vi } from 'vitest';
import * as model from '#model';
import { KEY, mutatedEngine, type Engine } from './support/engine.ts';
import { shrunk, stepsOn } from './support/scenarios.ts';

vi.setConfig({ testTimeout: 60_000 });

const { ACCOUNTS, ATTEMPTED, MEASURES, TOUCHED, weekLayout } = model;

/** A small default book in which nobody is called twice within seven days: whoever is called in a week is called once. */
const scenario = shrunk(40, 120, (draft) => {
  for (const step of stepsOn(draft, 'phone')) step.maxAttemptsPer7Days = 1;
});
function once(engine: Engine) {
  const s = new engine.State(engine.compile(scenario));
  engine.simulate(s, KEY, 0);
  const { seen } = s;
  const { width, buckets, channels } = weekLayout(seen.treatments, seen.buckets, seen.months);
  return { seen, weeks: seen.weekly.length / width, width, buckets, channels };
}
function weekly(engine: Engine) {
  const { seen, weeks, width, buckets, channels } = once(engine);
  return Array.from({ length: weeks }, (_, week) => {
    const found = { touched: 0, attempts: 0 };
    for (let at = week * width + buckets; at < week * width + channels; at += MEASURES.length) {
      found.touched += seen.weekly[at + TOUCHED]!;
      found.attempts += seen.weekly[at + ATTEMPTED]!;
    }
    return found;
  });
}

test('where nobody is called twice within seven days, a week’s calls are its touched accounts, week after week', () => {
  const weeks = weekly(model);
  for (const { touched, attempts } of weeks) expect(touched).toBe(attempts);
  expect(weeks.reduce((sum, { attempts }) => sum + attempts, 0)).toBeGreaterThan(1_000);
});

test('that bites: an account touched last week does not count as touched in this one', async () => {
  const engine = await mutatedEngine({
    file: 'src/lib/model/seen/observe.ts',
    from: 'if ((before ^ seen.mark) >>> 16 === 0) return;',
    to: 'if (before >>> 16 !== 0) return;',
  });
  expect(weekly(engine).some(({ touched, attempts }) => touched !== attempts)).toBe(true);
});

test('the first week begins with the accounts of the first month', () => {
  const { seen, buckets } = once(model);
  for (let bucket = 0; bucket < seen.buckets; bucket += 1) {
    let month = 0;
    for (let row = 0; row <= seen.treatments; row += 1)
      month += seen.cells[(row * seen.buckets + bucket) * MEASURES.length + ACCOUNTS]!;
    expect(seen.weekly[buckets + bucket * MEASURES.length + ACCOUNTS]).toBe(month);
  }
});

test.each([
  [
    'a cure leaves the account in the stock',
    'debtor/payment.ts',
    'leaveStock(s, a);\n    i[r + STATUS] = CURED;',
    'i[r + STATUS] = CURED;',
  ],
  [
    'an account takes its bucket along',
    'debtor/standing.ts',
    'leaveStock(s, a);\n    enterBucket(s, a, bucket);\n    enterStock(s, a);',
    'enterBucket(s, a, bucket);',
  ],
  ['interest is not in the balance', 'debtor/ageing.ts', 'changeStock(s, a, interest);', ''],
  [
    'a new delinquency is not counted',
    'debtor/ageing.ts',
    'i[r + BUCKET] = 0;\n    enterStock(s, a);',
    'i[r + BUCKET] = 0;',
  ],
])('the self-check counts the book against its stock: %s', async (_, file, from, to) => {
  const engine = await mutatedEngine({ file: `src/lib/model/${file}`, from, to });
  const live = ({ State, compile, simulateChecked }: Engine) =>
    simulateChecked(new State(compile(scenario)), KEY, 0);
  expect(() => live(engine)).toThrow(/INV-03/);
  expect(() => live(model)).not.toThrow();
});
