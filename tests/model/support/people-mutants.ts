import { MODEL } from '#checks';
import type { Subject } from '#checks';
import { efficiencies } from '#model';
import type { Plan } from '#model';
import type { Scenario } from '#scenario';

const patched = (change: (plan: Plan) => Partial<Plan>): Subject => ({
  ...MODEL,
  compile(scenario) {
    const plan = MODEL.compile(scenario);
    return { ...plan, ...change(plan) };
  },
});
type Crew = Plan['crews'][number];
const crews = (change: (crew: Crew) => Partial<Crew>): Subject =>
  patched((plan) => ({ crews: plan.crews.map((crew) => ({ ...crew, ...change(crew) })) }));
const rules = (change: (rules: Crew['rules']) => Partial<Crew['rules']>): Subject =>
  crews((crew) => ({ rules: { ...crew.rules, ...change(crew.rules) } }));
const readAs = (change: (scenario: Scenario) => Scenario): Subject => ({
  ...MODEL,
  compile: (scenario) => MODEL.compile(change(scenario)),
});

/** Bugs of people and partners in the day loop. */
export const PEOPLE_MUTANTS: [check: string, bug: string, mutant: Subject][] = [
  [
    'P5',
    'leavers 10 % too many',
    rules(({ attrition }) => ({
      attrition: { ...attrition, newcomer: attrition.newcomer * 1.1, settled: attrition.settled * 1.1 },
    })),
  ],
  ['P5', 'hires a month early', rules(({ leadMonths }) => ({ leadMonths: leadMonths - 1 }))],
  [
    'P5',
    'a newcomer is fully able',
    // Where the day loop reads it: the learning curve is compiled once a team.
    crews(({ rules: { learning } }) => ({ learned: efficiencies({ ...learning, first: 1 }) })),
  ],
  [
    'P5',
    '2 % of overtime nobody planned',
    crews(({ secondsPerHead }) => ({ secondsPerHead: secondsPerHead.map((seconds) => seconds * 1.02) })),
  ],
  ['P9', 'a skill that nobody feels', patched(() => ({ skillSigma: 1e-9 }))],
  ['P9', 'skill that shows twice', patched(({ skillSigma }) => ({ skillSigma: 2 * skillSigma }))],
  [
    'P8',
    'one partner is 50 % better',
    readAs((scenario) => ({
      ...scenario,
      partners: scenario.partners.map((partner, k) => (k === 1 ? { ...partner, skill: 1.5 } : partner)),
    })),
  ],
  [
    'P8',
    'balances of one month in three are missing',
    {
      ...MODEL,
      simulate(s, seed, replication) {
        MODEL.simulate(s, seed, replication);
        for (let b = 0; b < s.seen.buckets; b += 1) s.seen.placedBalance[b]! *= 2 / 3;
      },
    },
  ],
  [
    'PT-13',
    'an uplift three times too large',
    patched(({ tables }) => ({
      tables: { ...tables, placedRate: tables.placedRate.map((rate) => 3 * rate) },
    })),
  ],
  [
    'PT-13',
    'debts pay nothing while placed',
    patched(({ tables }) => ({ tables: { ...tables, ownRate: tables.ownRate.map(() => 0) } })),
  ],
];
