import { describe, expect, it } from 'vitest';
import { schemePreset } from '#incentives';
import type { Runner } from '#runner';
import { DEFAULT_RESPONSES } from '#scenario';
import { Session } from '../session.svelte.ts';
import type { Store } from '../state/stored.ts';
import { presetOf, Studio } from './studio.svelte.ts';

const runner: Runner = { run: () => new Promise(() => {}), dispose: () => {} };

function store(): Store {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const open = (storage = store()) => {
  const session = new Session({ runner, storage });
  return { session, studio: new Studio(session), storage };
};

describe('the scheme of a plan', () => {
  it('is an example until one is chosen, and then part of the plan: undone, kept over a reload, shared', () => {
    const { session, studio, storage } = open();
    expect(studio.isExample('A')).toBe(true);
    expect(session.scenario.kpiScheme).toEqual({ kind: 'none' });
    for (const id of ['D1', 'D3', 'D5', 'D6', 'G3', 'G4', 'G6']) {
      expect(studio.commit(schemePreset(id)!.scheme), id).toBe(true);
      expect(presetOf(studio.scheme)?.id).toBe(id);
    }
    expect(studio.isExample('baseline')).toBe(true);
    expect(presetOf(open(storage).studio.scheme)?.id).toBe('G6');
    const shared = open();
    shared.session.openShareState(session.shareState());
    expect(presetOf(shared.studio.scheme)?.id).toBe('G6');
    session.undo();
    expect(presetOf(studio.scheme)?.id).toBe('G4');
    studio.remove();
    expect(studio.isExample('A')).toBe(true);
  });
  it('keeps a fitted cost of effort beside the scheme', () => {
    const { session, studio } = open();
    studio.commit(schemePreset('G1')!.scheme);
    const evidence = { effortCost: 0.1, low: 0.08, high: 0.12 };
    studio.useEvidence(evidence);
    studio.commit(schemePreset('G2')!.scheme);
    expect(studio.effortCost).toBe(0.1);
    expect(studio.caseOf('A').responses?.effortCost).toBe(0.1);
    expect(studio.caseOf('baseline').responses?.effortCost).toBe(0.1);
    expect(studio.caseOf('A').evidence).toEqual(evidence);
    expect(new Studio(session).evidence, 'after another page was looked at').toEqual(evidence);
    session.undo();
    session.undo();
    expect(studio.caseOf('A').evidence, 'undone with the cost').toBeUndefined();
    session.redo();
    expect(studio.caseOf('A').evidence).toEqual(evidence);
    studio.useEvidence(undefined);
    expect(studio.caseOf('A').evidence).toBeUndefined();
    expect(studio.effortCost).toBeUndefined();
    expect(studio.caseOf('A').responses).toBeUndefined();
    expect(DEFAULT_RESPONSES.effortCost).toBeCloseTo(0.0682, 4);
  });
  it('is refused as a whole when it cannot be paid', () => {
    const { session, studio } = open();
    const scheme = schemePreset('D3')!.scheme;
    expect(studio.commit({ ...scheme, auditShare: 2 })).toBe(false);
    expect(studio.refused).toMatchObject([{ path: 'auditShare', code: 'outOfRange' }]);
    expect(session.canUndo).toBe(false);
  });
  it('is only looked at while a hand moves', () => {
    const { session, studio } = open();
    studio.preview(schemePreset('G3')!.scheme);
    expect(presetOf(studio.scheme)?.id).toBe('G3');
    expect(session.canUndo).toBe(false);
    studio.abandon();
    expect(presetOf(studio.scheme)?.id).toBe('D3');
  });
});
