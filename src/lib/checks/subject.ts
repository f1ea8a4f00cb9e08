import { seedKey } from '#engine';
import type { StreamKey } from '#engine';
import { compile, givePromise, messageResponse, priorityScore, simulate, State } from '#model';
import type { Plan, Trace } from '#model';
import { INCENTIVES } from './incentive-subject.ts';
import type { Incentives } from './incentive-subject.ts';
import { THEORY } from './theory.ts';
import type { Theory } from './theory.ts';

/** The parts of the model that checks look at. A test passes the same with one part broken: the check must notice. */
export interface Subject {
  compile: typeof compile;
  simulate: typeof simulate;
  givePromise: typeof givePromise;
  messageResponse: typeof messageResponse;
  priorityScore: typeof priorityScore;
  theory: Theory;
  incentives: Incentives;
}

export const MODEL: Subject = {
  compile,
  simulate,
  givePromise,
  messageResponse,
  priorityScore,
  theory: THEORY,
  incentives: INCENTIVES,
};

/** Luck of a check: its id is the seed, so that no seed is chosen by hand. */
export const seedOf = (id: string): StreamKey => seedKey(id);

/** Lives `replications` futures under the luck of check `id` and shows each to `look` as it ends. */
export function live(
  subject: Subject,
  plan: Plan,
  id: string,
  replications: number,
  look: (s: State, replication: number) => void,
  trace?: Trace,
): void {
  const state = new State(plan);
  state.trace = trace;
  const seed = seedOf(id);
  for (let r = 0; r < replications; r += 1) {
    subject.simulate(state, seed, r);
    look(state, r);
  }
}
