import { expect, it, vi } from 'vitest';
import {
  observedNumber,
  parseScenario,
  phoneStep,
  priorityRule,
  RULE_PRESETS,
  RULES,
  scenarioSchema,
  stepClock,
} from '#scenario';
import { oneTreatment } from '#scenario';
import type { AmountLaw, Condition, Offer, Scenario, Step } from '#scenario';
import { active, all, base, FIRM, manyComplaints, onePath, oneSegment } from './support/rich-scenario.ts';
import { outcome, strategy, teams } from './support/rich-scenario.ts';

/** Milliseconds; each test runs some twenty small worlds, and a shared machine may be slow. */
vi.setConfig({ testTimeout: 60_000 });

/** Alternatives that are no numbers: each must be a world of its own. */
function expectAllDifferent(worlds: Record<string, Scenario>): void {
  const said = new Map<string, string>();
  const same: string[] = [];
  for (const [name, world] of Object.entries(worlds)) {
    const checked = parseScenario(world);
    if (!checked.ok) throw new Error(`invariant: ${name}: ${JSON.stringify(checked.issues)}`);
    const text = outcome(checked.value);
    const twin = said.get(text);
    if (twin !== undefined) same.push(`${twin} = ${name}`);
    said.set(text, name);
  }
  expect(same).toEqual([]);
}
const byName = <T extends string>(names: readonly T[], world: (name: T) => Scenario) =>
  Object.fromEntries(names.map((name) => [name, world(name)]));

it('tells every order of work apart', () => {
  expectAllDifferent(byName(priorityRule.options, (priority) => strategy({ priority })(base)));
});

it('tells every clock of a step apart', () => {
  // A voicebot makes the contacts and promises from which two of the clocks count.
  const bot: Step = { ...active, channel: 'voicebot', everyDays: 5 };
  const step = { fromDay: 5, toDay: 20 };
  expectAllDifferent(byName(stepClock.options, (clock) => onePath(bot, phoneStep({ clock, ...step }))(base)));
});

it('tells a path with one more channel from the path without, and all channels from each other', () => {
  const messages = (['sms', 'zalo', 'letter', 'voicebot', 'skipTrace'] as const).map((channel): Step => ({
    ...active,
    channel,
    everyDays: 14,
  }));
  const more: Step[] = [
    ...messages,
    { ...active, channel: 'field', everyDays: 14, offer: { kind: 'none' } },
    { ...active, channel: 'legal' },
  ];
  expectAllDifferent({
    phone: onePath(phoneStep())(base),
    ...Object.fromEntries(more.map((step) => [step.channel, onePath(phoneStep(), step)(base)])),
  });
});

it('tells every offer apart, on the phone and at the door', () => {
  const offers: Offer[] = [
    { kind: 'none' },
    { kind: 'settlement', discount: 0.4 },
    { kind: 'plan', instalments: 3 },
  ];
  const onPhone = offers.map((offer): [string, Scenario] => [
    `${offer.kind} on the phone`,
    onePath(phoneStep({ offer }))(base),
  ]);
  const atTheDoor = offers.map((offer): [string, Scenario] => [
    `${offer.kind} at the door`,
    onePath({ ...active, channel: 'field', everyDays: 14, offer })(base),
  ]);
  expectAllDifferent(Object.fromEntries([...onPhone, ...atTheDoor]));
});

it('lets every observed number and text select accounts', () => {
  const bounds: Record<(typeof observedNumber.options)[number], [number, number][]> = {
    dpd: [
      [30, 90],
      [30, 200],
    ],
    balance: [
      [0, 10e6],
      [0, 20e6],
    ],
    arrears: [
      [0, 2e6],
      [0, 5e6],
    ],
    score: [
      [0, 50],
      [0, 70],
    ],
    brokenPromises: [
      [0, 0],
      [0, 1],
    ],
    missedCalls: [
      [0, 2],
      [0, 5],
    ],
    silence: [
      [0, 20],
      [0, 40],
    ],
    testGroup: [
      [1, 50],
      [51, 100],
    ],
  };
  const when = (condition: Condition): Scenario => {
    const [path] = oneTreatment(phoneStep());
    return strategy({ treatments: [{ ...path, when: [condition] }] })(base);
  };
  const numbers = observedNumber.options.flatMap((field) =>
    bounds[field].map(([min, max]): [string, Scenario] => [
      `${field} ${min}–${max}`,
      when({ kind: 'number', field, min, max }),
    ]),
  );
  const [first] = base.portfolio.segments;
  const texts = { product: 'none such', region: 'all', bookSegment: first.id };
  expectAllDifferent({
    everybody: onePath(phoneStep())(base),
    ...Object.fromEntries(numbers),
    nobody: when({ kind: 'text', field: 'product', values: [texts.product] }),
    'one segment': when({ kind: 'text', field: 'bookSegment', values: [texts.bookSegment] }),
  });
  const region = (values: string[]) => outcome(when({ kind: 'text', field: 'region', values }));
  expect(region([texts.region])).toBe(outcome(onePath(phoneStep())(base)));
  expect(region(['elsewhere'])).toBe(
    outcome(when({ kind: 'text', field: 'product', values: ['none such'] })),
  );
});

it('has no rule with a limit that changes nothing where strategy would break it', () => {
  // An order of work matters where there is too little time; a ceiling where there is plenty.
  const reckless = (headCount: number) =>
    all(
      manyComplaints,
      teams({
        headCount,
        workdays: [true, true, true, true, true, true, true],
        hours: { from: 5 * 60, to: 23 * 60 },
      }),
      strategy({ priority: 'score' }),
      onePath(
        phoneStep({ maxAttemptsPer7Days: 40, maxAttemptsPerDay: 8, restDaysAfterContact: 0 }),
        {
          ...active,
          channel: 'legal',
        },
        { ...active, channel: 'partner', fromDay: 61, toDay: 100, partner: FIRM.id, months: 1 },
      ),
      (s) => ({ ...s, partners: [{ ...FIRM, legalForm: 'thirdPartyCollection' }] }),
      oneSegment(6, { dpdFrom: 900, dpdTo: 1_300 }),
    )(base);
  const idle: string[] = [];
  for (const preset of RULE_PRESETS)
    for (const { id, limit } of RULES[preset].filter((rule) => rule.limit !== undefined)) {
      const world = reckless(limit?.kind === 'scoringConsent' ? 3 : 60);
      const without = (off: string[]) => outcome({ ...world, rules: { preset, off } });
      if (without([id]) === without([])) idle.push(id);
    }
  expect(idle).toEqual([]);
});

it('tells every calendar and every law of an amount apart', () => {
  expectAllDifferent(
    byName(['VN', 'US', 'TW', 'neutral'], (kind) => ({ ...base, calendar: { ...base.calendar, kind } })),
  );
  const laws: Record<string, AmountLaw> = {
    fixed: { kind: 'fixed', value: 12_000_000 },
    lognormal: { kind: 'lognormal', median: 12_000_000, sigma: 0.5, max: 90_000_000 },
    quantiles: { kind: 'quantiles', values: [1_000_000, 12_000_000, 90_000_000] },
  };
  for (const part of ['balance', 'instalment'] as const)
    expectAllDifferent(byName(Object.keys(laws), (kind) => oneSegment(3, { [part]: laws[kind] })(base)));
});

it('tells every way of dealing accounts to collectors apart', () => {
  const { options } = scenarioSchema.shape.strategy.shape.assignment.shape.kind;
  // Where collectors differ, another list is another result; a sticky one once lists are dealt anew.
  const team = { ...base, behaviour: { ...base.behaviour, skillSigma: 0.5 } };
  expectAllDifferent(
    byName(options, (kind) =>
      all(teams({ headCount: 6 }), strategy({ assignment: { kind, rotateDays: 20 } }))(team),
    ),
  );
});
