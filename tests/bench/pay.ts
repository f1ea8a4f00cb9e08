import { payScheme, leg, SCHEME_PRESETS } from '#incentives';
import type { PayScheme } from '#incentives';
import { seedKey } from '#engine';
import { compile, simulate, State } from '#model';
import { payOf } from '#scenario';
import type { Pay, Scenario } from '#scenario';
import { median } from './measure.ts';

/** What a scheme adds to a replication, measured in turns as user CPU time against the same scenario without one. */
export interface PayCost {
  id: string;
  /** Added part of a replication, median of the turns. */
  added: number;
  /** Part of it that is not more or fewer attempts: against the cost of the same attempts without a scheme. */
  attempts: number;
}

/** `#incentives` only reads what a scenario holds; both shapes are the same. */
const pay = (scheme: PayScheme) => payOf(scheme as Parameters<typeof payOf>[0]);

const SCHEMES: [string, Pay][] = [
  ['one straight own leg', pay(payScheme([leg({ kept: 1 }, { slope: 0.3 })], { tiltMax: 0 }))],
  ...SCHEME_PRESETS.map(({ id, scheme }): [string, Pay] => [id, pay(scheme)]),
];

function cpuOf(state: State, replication: number): number {
  const before = process.cpuUsage().user;
  simulate(state, seedKey('bench'), replication);
  return process.cpuUsage().user - before;
}

/** Costs of one straight leg and of every preset on a scenario. */
export function payCosts(scenario: Scenario, turns: number, ids = SCHEMES.map(([id]) => id)): PayCost[] {
  const plain = new State(compile({ ...scenario, kpiScheme: { kind: 'none' } }));
  const attemptsOf = ({ seen }: State) => seen.daily.attempts.reduce((sum, value) => sum + value, 0);
  return SCHEMES.filter(([id]) => ids.includes(id)).map(([id, kpiScheme]) => {
    const paid = new State(compile({ ...scenario, kpiScheme }));
    const ratios: number[] = [];
    for (let turn = 0; turn <= turns; turn += 1) {
      const [without, within] = [cpuOf(plain, turn), cpuOf(paid, turn)];
      if (turn > 0) ratios.push(within / without - 1);
    }
    return { id, added: median(ratios), attempts: attemptsOf(paid) / attemptsOf(plain) - 1 };
  });
}
