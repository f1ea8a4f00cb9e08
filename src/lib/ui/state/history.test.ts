import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KEPT, redo, startHistory, step, undo } from './history.ts';

test('undo brings back every earlier state in turn, and redo every later one', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 30 }), (states) => {
      let history = startHistory(states[0]!);
      for (const state of states.slice(1)) history = step(history, state);
      for (const state of states.slice(0, -1).reverse()) {
        history = undo(history);
        expect(history.present).toBe(state);
      }
      expect(undo(history)).toEqual(history);
      for (const state of states.slice(1)) {
        history = redo(history);
        expect(history.present).toBe(state);
      }
      expect(redo(history)).toEqual(history);
    }),
    { seed: 42 },
  );
});

test('the same state again is no step, and a new step gives up what could be redone', () => {
  let history = step(startHistory('a'), 'b');
  expect(step(history, 'b')).toBe(history);
  history = step(undo(history), 'c');
  expect(history.future).toEqual([]);
  expect(undo(history).present).toBe('a');
});

test('only the last steps are kept', () => {
  let history = startHistory(0);
  for (let i = 1; i <= KEPT + 5; i += 1) history = step(history, i);
  expect(history.past).toHaveLength(KEPT);
});
