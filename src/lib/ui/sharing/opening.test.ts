import { describe, expect, test } from 'vitest';
import { parseScenario, type Scenario } from '#scenario';
import { encodeLink, type ShareState } from '#share';
import vietnam from '../../../../scenarios/vn-consumer-finance.json';
import { Opening, prove, type Host } from './opening.svelte.ts';
import { hasOwnWork, tokenInAddress } from './own-work.ts';

function scenario(name = 'x'): Scenario {
  const parsed = parseScenario({ ...vietnam, name: { vi: name, en: name } });
  if (!parsed.ok) throw new Error('invariant: the default scenario is refused');
  return parsed.value;
}

const shared = (seed: string, digests?: string[]): ShareState => ({
  format: 1,
  engineGeneration: 1,
  seed,
  replications: 10,
  scenarios: [
    { label: 'baseline', scenario: scenario() },
    { label: 'A', scenario: scenario('plan') },
  ],
  ...(digests ? { digests } : {}),
});

/** A session of which only the shared state matters; `opened` counts what was opened. */
function host(state: ShareState): Host & { opened: ShareState[] } {
  const opened: ShareState[] = [];
  return {
    opened,
    get doc() {
      return opened.at(-1) ?? state;
    },
    tabs: [],
    shareState: () => state,
    openShareState: (next) => opened.push(next),
  };
}

describe('opening a link', () => {
  test('nothing of one’s own: it opens at once', () => {
    const [opening, session] = [new Opening(), host(shared('mine'))];
    opening.readLink(encodeLink(shared('theirs')), session, false);
    expect(session.opened).toHaveLength(1);
    expect(opening.opened?.state.seed).toBe('theirs');
  });

  test('own work: nothing happens until the reader agrees', () => {
    const [opening, session] = [new Opening(), host(shared('mine'))];
    opening.readLink(encodeLink(shared('theirs')), session, true);
    expect(session.opened).toHaveLength(0);
    expect(opening.step.kind).toBe('ask');
    opening.accept(session);
    expect(session.opened[0]?.seed).toBe('theirs');
    expect(opening.step.kind).toBe('nothing');
  });

  test('the same plans and luck again need no question', () => {
    const [opening, session] = [new Opening(), host(shared('same'))];
    opening.readLink(encodeLink({ ...shared('same'), note: 'xin chào' }), session, true);
    expect(session.opened[0]?.note).toBe('xin chào');
  });

  test('a damaged link or file leaves the work alone and keeps what is sound for viewing', () => {
    const [opening, session] = [new Opening(), host(shared('mine'))];
    opening.readLink(encodeLink(shared('theirs')).slice(0, -10), session, false);
    expect(opening.step).toMatchObject({ kind: 'refused', issues: [{ code: 'linkTruncated' }] });
    const json = JSON.parse(JSON.stringify(shared('theirs')));
    json.scenarios[1].scenario.teams[0].headCount = -1;
    opening.readFile(JSON.stringify(json), session, false);
    expect(opening.step).toMatchObject({ kind: 'refused', partial: { scenarios: [{ label: 'baseline' }] } });
    expect(session.opened).toHaveLength(0);
  });
});

describe('the proof', () => {
  const digests = { baseline: 'aaaa', A: 'bbbb' } as Record<string, string | undefined>;
  const digestOf = (label: string) => digests[label];

  test('equal digests are a reproduction, one that differs is named', () => {
    expect(prove(shared('s', ['aaaa', 'bbbb']), digestOf, 1)).toEqual({ kind: 'reproduced' });
    expect(prove(shared('s', ['aaaa', 'cccc']), digestOf, 1)).toEqual({
      kind: 'differs',
      labels: ['A'],
      generation: false,
    });
    expect(prove(shared('s', ['aaaa', 'cccc']), digestOf, 2)).toMatchObject({ generation: true });
  });

  test('nothing is claimed before every plan is finished, or without digests', () => {
    expect(prove(shared('s', ['aaaa', 'bbbb']), (l) => (l === 'A' ? undefined : 'aaaa'), 1).kind).toBe(
      'computing',
    );
    expect(prove(shared('s'), digestOf, 1).kind).toBe('unproven');
  });
});

test('work is own as soon as something can be undone or a scenario is not the shipped one', () => {
  const tabs = [{ scenario: scenario() }];
  expect(hasOwnWork({ canUndo: false, tabs }, () => true)).toBe(false);
  expect(hasOwnWork({ canUndo: true, tabs }, () => true)).toBe(true);
  expect(hasOwnWork({ canUndo: false, tabs }, () => false)).toBe(true);
});

test('an address holds a link in its fragment or its query, and other fragments are none', () => {
  expect(tokenInAddress({ hash: '#s=1d', search: '' })).toBe('#s=1d');
  expect(tokenInAddress({ hash: '', search: '?a=1&s=1d' })).toBe('?a=1&s=1d');
  expect(tokenInAddress({ hash: '#main', search: '?as=1' })).toBeUndefined();
});
