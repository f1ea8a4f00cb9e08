import { describe, expect, test } from 'vitest';
import type { RunRequest, Summary } from '#experiment';
import { abortError, type Runner, type RunOptions } from '#runner';
import type { Scenario } from '#scenario';
import { Session } from './session.svelte.ts';
import { setField, LEVERS } from './state/fields.ts';
import { shippedResult } from './state/default-result.ts';
import { defaultScenario } from './state/presets.ts';
import { SPOILT_KEY, STORAGE_KEY } from './state/stored.ts';

const HEAD_COUNT = LEVERS[0]!;

/** Answers when told to, with totals that name the scenario. */
class FakeRunner implements Runner {
  calls: { scenario: Scenario; request: RunRequest; options: RunOptions; finish: () => void }[] = [];

  run(scenario: Scenario, request: RunRequest, options: RunOptions = {}): Promise<Summary> {
    return new Promise((resolve, reject) => {
      options.signal?.addEventListener('abort', () => reject(abortError()));
      const people = scenario.teams[0]?.headCount ?? 0;
      const net = { ...shippedResult.totals.net, mean: people, values: [people, people + 1] };
      const summary: Summary = {
        ...shippedResult,
        replications: request.replications,
        totals: { ...shippedResult.totals, net },
        digest: request.sampleEvery ? undefined : `digest-${people}`,
      };
      this.calls.push({ scenario, request, options, finish: () => resolve(summary) });
    });
  }

  dispose() {}

  async finishAll(): Promise<void> {
    for (const call of this.calls.splice(0)) call.finish();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

function memory(entries: Record<string, string> = {}) {
  const kept = new Map(Object.entries(entries));
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('session', () => {
  test('a finished result of the default scenario is there before anything has run', () => {
    const session = new Session({ runner: new FakeRunner() });
    expect(session.isFinal('A')).toBe(true);
    expect(session.summaryOf('A')?.digest).toBe(shippedResult.digest);
  });

  test('an edit is run, shown when done, undone and redone', async () => {
    const runner = new FakeRunner();
    const session = new Session({ runner });
    session.commit(setField(HEAD_COUNT, 'A', 31));
    expect(session.standing('A')).toBe('stale');
    await runner.finishAll();
    expect(session.summaryOf('A')?.digest).toBe('digest-31');
    expect(session.run.kind).toBe('idle');
    session.undo();
    expect(session.scenario).toEqual(defaultScenario);
    session.redo();
    expect(HEAD_COUNT.read(session.scenario)).toBe(31);
  });

  test('while a lever is held nothing is kept; letting go makes one step', async () => {
    const runner = new FakeRunner();
    const storage = memory();
    const session = new Session({ runner, storage });
    for (const people of [21, 22, 23]) session.preview(setField(HEAD_COUNT, 'A', people));
    expect(session.dragging).toBe(true);
    expect(session.canUndo).toBe(false);
    expect(storage.kept.get(STORAGE_KEY)).toBeUndefined();
    await runner.finishAll();
    await runner.finishAll();
    expect(session.standing('A')).toBe('preview');
    session.commit(setField(HEAD_COUNT, 'A', 23));
    await runner.finishAll();
    expect(session.summaryOf('A')?.digest).toBe('digest-23');
    session.undo();
    expect(session.canUndo).toBe(false);
  });

  test('a plan refused as a whole leaves everything as it was and says why', () => {
    const session = new Session({ runner: new FakeRunner() });
    expect(session.commit(setField(HEAD_COUNT, 'A', 1e9))).toBe(false);
    expect(session.refused[0]).toMatchObject({ path: 'teams.0.headCount', code: 'outOfRange' });
    expect(HEAD_COUNT.read(session.scenario)).toBe(20);
    expect(session.canUndo).toBe(false);
  });

  test('with nothing known yet a preview comes first, and the full run after it', async () => {
    const storage = memory();
    const first = new Session({ runner: new FakeRunner(), storage });
    first.commit((doc) => ({ ...setField(HEAD_COUNT, 'A', 31)(doc), seed: 'other' }));
    const runner = new FakeRunner();
    const session = new Session({ runner, storage });
    expect(session.standing('A')).toBe('none');
    expect(runner.calls.map(({ options }) => options.urgent)).toEqual([true, true]);
    await runner.finishAll();
    expect(session.standing('A')).toBe('preview');
    expect(session.standing('baseline')).toBe('preview');
    expect(session.run).toEqual({ kind: 'running', done: 0, of: session.request.replications });
    await runner.finishAll();
    expect(session.summaryOf('A')?.digest).toBe('digest-31');
    expect(session.run.kind).toBe('idle');
  });

  test('every edit survives a reload', () => {
    const storage = memory();
    const first = new Session({ runner: new FakeRunner(), storage });
    first.commit(setField(HEAD_COUNT, 'A', 31));
    first.addTab();
    first.commit((doc) => ({ ...doc, seed: 'other', replications: 50, margin: 7, target: 9 }));
    const second = new Session({ runner: new FakeRunner(), storage });
    expect(second.doc).toEqual(first.doc);
    expect(second.active).toBe('B');
  });

  test.each(['{', '[]', '{"share":{"format":9}}', 'null', '"<script>"'])(
    'stored work that cannot be read (%s) does not break the start and is kept as text',
    (text) => {
      const storage = memory({ [STORAGE_KEY]: text });
      const session = new Session({ runner: new FakeRunner(), storage });
      expect(session.spoilt).toBe(text);
      expect(session.isFinal('A')).toBe(true);
      session.commit(setField(HEAD_COUNT, 'A', 31));
      expect(new Session({ runner: new FakeRunner(), storage }).spoilt).toBe(text);
      session.dismissSpoilt();
      expect(storage.kept.has(SPOILT_KEY)).toBe(false);
    },
  );

  test('storage that throws changes nothing else', () => {
    const deny = () => {
      throw new Error('denied');
    };
    const session = new Session({
      runner: new FakeRunner(),
      storage: { getItem: deny, setItem: deny, removeItem: deny },
    });
    session.commit(setField(HEAD_COUNT, 'A', 31));
    expect(HEAD_COUNT.read(session.scenario)).toBe(31);
  });

  test('what is shared opens again as the same work, in one step that can be undone', async () => {
    const runner = new FakeRunner();
    const session = new Session({ runner });
    session.commit(setField(HEAD_COUNT, 'A', 31));
    await runner.finishAll();
    const shared = session.shareState();
    expect(shared.digests).toHaveLength(2);
    const other = new Session({ runner: new FakeRunner() });
    other.openShareState(shared);
    expect(other.doc.tabs).toEqual(session.doc.tabs);
    other.undo();
    expect(other.scenario).toEqual(defaultScenario);
  });

  test('cancel keeps what is known and resume goes on', async () => {
    const runner = new FakeRunner();
    const session = new Session({ runner });
    session.commit(setField(HEAD_COUNT, 'A', 31));
    session.cancel();
    expect(session.run.kind).toBe('stopped');
    await runner.finishAll();
    expect(session.standing('A')).toBe('stale');
    session.resume();
    await runner.finishAll();
    expect(session.isFinal('A')).toBe(true);
  });
});
