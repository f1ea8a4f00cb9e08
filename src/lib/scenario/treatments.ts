import type { Scenario, Step, Treatment } from './schema.ts';

type StepOf<C extends Step['channel']> = Extract<Step, { channel: C }>;

/** The first step on a channel, in the order of the treatments: what a single slider stands for. */
export function firstStep<C extends Step['channel']>(scenario: Scenario, channel: C): StepOf<C> | undefined {
  for (const { steps } of scenario.strategy.treatments) {
    const found = steps.find((step) => step.channel === channel);
    if (found) return found as StepOf<C>;
  }
  return undefined;
}

/** The scenario with every step on a channel changed. */
export function withSteps<C extends Step['channel']>(
  scenario: Scenario,
  channel: C,
  change: Partial<StepOf<C>>,
): Scenario {
  const treatments = scenario.strategy.treatments.map((treatment) => ({
    ...treatment,
    steps: treatment.steps.map((step) => (step.channel === channel ? { ...step, ...change } : step)),
  }));
  return { ...scenario, strategy: { ...scenario.strategy, treatments } };
}

/** A calling step over the whole life of a debt: three calls a week, one a day, three days of rest after a talk. */
export const phoneStep = (change: Partial<StepOf<'phone'>> = {}): StepOf<'phone'> => ({
  channel: 'phone',
  clock: 'dpd',
  fromDay: 1,
  toDay: 5_000,
  maxAttemptsPer7Days: 3,
  maxAttemptsPerDay: 1,
  restDaysAfterContact: 3,
  offer: { kind: 'none' },
  ...change,
});

/** One SMS a week in the first 90 days. */
export const smsStep = (change: Partial<StepOf<'sms'>> = {}): StepOf<'sms'> => ({
  channel: 'sms',
  clock: 'dpd',
  fromDay: 1,
  toDay: 90,
  everyDays: 7,
  ...change,
});

/** One path for every account. */
export const oneTreatment = (...steps: Step[]): Treatment[] => [
  { id: 'all', name: { vi: 'Mọi hồ sơ', en: 'All accounts' }, when: [], steps },
];
