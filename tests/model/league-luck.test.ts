import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import type { LeagueRecord } from '#experiment';
import { judgeLeague, LEAGUE_COLUMNS, openExperiment } from '#experiment';
import { parseQuestion } from '#scenario';

vi.setConfig({ testTimeout: 60_000 });

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const parsed = parseQuestion(read('scenarios/questions/d-10.json'), (id) => read(`scenarios/${id}.json`));
if (!parsed.ok) throw new Error('invariant: d-10 is a question');
/** Twenty collectors of truly different skill with 500 accounts each, dealt by turns, for a month. */
const MONTH = parsed.value.plans[0]!.scenario;
const FUTURES = 40;
const COLLECTORS = 20;

/** Records of each future beside the skill that nobody sees. The plan's league keeps two futures; here a seed is a future. */
function futures(scenario = MONTH): (LeagueRecord & { skill: number })[][] {
  const width = LEAGUE_COLUMNS.length;
  return Array.from({ length: FUTURES }, (_, seed) => {
    const batch = openExperiment(scenario, { seed: `league ${seed}`, replications: 1 }).runBatch(0);
    const { rows } = batch.leagues[0]!;
    return Array.from({ length: rows.length / width }, (_, n) => {
      const row = rows.slice(n * width, (n + 1) * width);
      return Object.fromEntries(LEAGUE_COLUMNS.map((name, k) => [name, row[k]!])) as Record<
        (typeof LEAGUE_COLUMNS)[number],
        number
      >;
    });
  });
}

const DIFFERENT = futures();
const EQUAL = futures({ ...MONTH, behaviour: { ...MONTH.behaviour, skillSigma: 0 } });

it('means what it says: of those called weak with a chance, about that share truly are', () => {
  const judged = DIFFERENT.flatMap((records) => {
    const limit = [...records].sort((a, b) => a.skill - b.skill)[COLLECTORS / 4]!.skill;
    return judgeLeague(records)!.each.map(({ weakest }, k) => ({
      weakest,
      weak: records[k]!.skill < limit ? 1 : 0,
    }));
  });
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const bins = [
    [0, 0.15],
    [0.15, 0.35],
    [0.35, 0.6],
    [0.6, 1],
  ] as const;
  for (const [low, high] of bins) {
    const bin = judged.filter(({ weakest }) => weakest >= low && weakest < high);
    expect(bin.length).toBeGreaterThan(40);
    const said = mean(bin.map(({ weakest }) => weakest));
    const found = mean(bin.map(({ weak }) => weak));
    // Five standard errors of a share of so many, at least a tenth: a chance that takes luck for skill misses by more.
    const allowed = Math.max(0.1, 5 * Math.sqrt((said * (1 - said)) / bin.length));
    expect(Math.abs(found - said), `${low}–${high}: said ${said}, found ${found}`).toBeLessThan(allowed);
  }
  // The record itself, taken at its word, would call a quarter weak for sure: fewer than six in ten of them are.
  const atItsWord = DIFFERENT.flatMap((records) => {
    const limit = [...records].sort((a, b) => a.skill - b.skill)[COLLECTORS / 4]!.skill;
    const ranked = [...records].sort((a, b) => a.kept / a.contacts - b.kept / b.contacts);
    return ranked.slice(0, COLLECTORS / 4).map(({ skill }) => (skill < limit ? 1 : 0));
  });
  expect(mean(atItsWord)).toBeLessThan(0.75);
});

it('knows how large luck is: where all are equally good the records spread as it says, and else by more', () => {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  /** Variance of the records ÷ what luck allows: χ² ÷ degrees of freedom, 1 if it is all luck. */
  const ratio = (worlds: LeagueRecord[][]) =>
    mean(
      worlds.map((records) => {
        const { each } = judgeLeague(records)!;
        const middle = mean(each.map(({ seen }) => seen));
        return each.reduce((sum, { seen, se }) => sum + ((seen - middle) / se) ** 2, 0) / (each.length - 1);
      }),
    );
  // Five standard errors of χ² over 40 futures of 20 collectors; a standard error 13 % wrong moves it by as much.
  const allowed = 5 * Math.sqrt(2 / (FUTURES * (COLLECTORS - 1)));
  expect(Math.abs(ratio(EQUAL) - 1)).toBeLessThan(allowed);
  expect(ratio(DIFFERENT)).toBeGreaterThan(1.5);
  // Contacts counted as if each were another debtor's would understate luck.
  const asPool = EQUAL.map((records) => {
    const naive = judgeLeague(records.map(({ contacts, kept }) => pooled(contacts, kept)))!;
    return naive.each[0]!.se / judgeLeague(records)!.each[0]!.se;
  });
  expect(mean(asPool)).toBeLessThan(0.97);
});

/** A record of a pool. */
const pooled = (contacts: number, kept: number): LeagueRecord => ({
  contacts,
  kept,
  contactsSquared: 0,
  contactsTimesKept: 0,
  keptSquared: 0,
});

it('believes a record the more, the longer it is', () => {
  const records = (months: number) =>
    [60, 80, 100, 120, 140].map((kept) => pooled(500 * months, kept * months));
  const kept = (months: number) => {
    const { mean, each } = judgeLeague(records(months))!;
    return (mean - each[0]!.likely) / (mean - each[0]!.seen);
  };
  expect(kept(1)).toBeGreaterThan(0.6);
  expect(kept(6)).toBeGreaterThan(kept(1));
  expect(kept(6)).toBeLessThan(1);
});

it('says nothing of two people, or where nobody kept a promise', () => {
  expect(judgeLeague([pooled(10, 1), pooled(10, 2)])).toBeUndefined();
  expect(judgeLeague([1, 2, 3].map((contacts) => pooled(contacts, 0)))).toBeUndefined();
});
