import fc from 'fast-check';
import { scenarioSchema, shapeOf, type AmountLaw, type Scenario, type Shape } from '#scenario';

type Mutable<T> = { -readonly [K in keyof T]: Mutable<T[K]> };

/** Most rows of any list and most accounts of a segment: small enough to run, large enough to differ. */
const MOST_ROWS = 4;
const MOST_ACCOUNTS = 200;
const MOST_ARRIVALS = 50;

/** Any value the schema allows, from the schema itself: a new field is covered the day it is added. */
export function arbitraryOf(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'number':
      return shape.integer
        ? fc.integer({ min: shape.min, max: shape.max })
        : fc
            .double({ min: shape.min, max: shape.max, noNaN: true })
            .map((value) => (value === 0 ? 0 : value));
    case 'text':
      return shape.pattern === undefined
        ? fc.string({ unit: 'binary', maxLength: Math.floor(shape.maxLength / 2) })
        : fc.stringMatching(new RegExp(shape.pattern));
    case 'flag':
      return fc.boolean();
    case 'any':
      return fc.constant(null);
    case 'choice':
      return fc.constantFrom(...shape.values);
    case 'list':
      return fc.array(arbitraryOf(shape.element), {
        minLength: shape.minLength,
        maxLength: Math.max(shape.minLength, Math.min(shape.maxLength, MOST_ROWS)),
      });
    case 'object': {
      const fields = Object.entries(shape.fields);
      return fc.record(Object.fromEntries(fields.map(([name, field]) => [name, arbitraryOf(field.shape)])), {
        requiredKeys: fields.filter(([, field]) => !field.optional).map(([name]) => name),
        noNullPrototype: true,
      });
    }
    case 'variant':
      return fc.oneof(...shape.options.map(arbitraryOf));
  }
}

/** Small valid scenarios: schema-valid values, then the few fields that cross-checks tie together are put in order. */
export function arbitraryScenario(): fc.Arbitrary<Scenario> {
  return fc
    .tuple(arbitraryOf(shapeOf(scenarioSchema)), fc.integer({ min: 0, max: 110 * 12 * 28 }))
    .map(([value, day]) => repaired(value as Mutable<Scenario>, day));
}

function repaired(scenario: Mutable<Scenario>, day: number): Scenario {
  const two = (value: number): string => String(value).padStart(2, '0');
  scenario.calendar.startDate = `${1990 + Math.floor(day / 336)}-${two((Math.floor(day / 28) % 12) + 1)}-${two((day % 28) + 1)}`;
  repairPortfolio(scenario);
  repairBehaviour(scenario);
  repairTeams(scenario);
  repairPartners(scenario);
  repairStrategy(scenario);
  repairPay(scenario);
  const { legal } = scenario.channels;
  [legal.monthsToJudgmentMin, legal.monthsToJudgmentMax] = inOrder(
    legal.monthsToJudgmentMin,
    legal.monthsToJudgmentMax,
  );
  return scenario as Scenario;
}

/** Hours begin before they end; every other field team gets a region there is: drawn texts alone would match no segment. */
function repairTeams({ teams, portfolio: { segments } }: Mutable<Scenario>): void {
  teams.forEach((team, i) => {
    team.id = `${team.id.slice(0, 30)}-${i}`;
    team.staffing.plan = rising(team.staffing.plan, 'fromMonth');
    if (team.hours) {
      const [from, to] = inOrder(Math.min(team.hours.from, 1_439), team.hours.to);
      team.hours = { from, to: Math.max(to, from + 1) };
    }
    const segment = segments[i % Math.max(1, segments.length)];
    if (team.channel === 'field' && team.regions.length > 0 && i % 2 === 0 && segment)
      team.regions[0] = segment.region;
  });
}

/** Fee tiers rise; a placing step names a partner there is, and goes where there is none. */
function repairPartners({ partners, strategy }: Mutable<Scenario>): void {
  partners.forEach((partner, i) => {
    partner.id = `${partner.id.slice(0, 30)}-${i}`;
    partner.fees = rising(partner.fees, 'fromDpd');
  });
  for (const treatment of strategy.treatments) {
    treatment.steps = treatment.steps.filter((step) => step.channel !== 'partner' || partners.length > 0);
    treatment.steps.forEach((step, k) => {
      if (step.channel === 'partner') step.partner = partners[k % partners.length]!.id;
    });
  }
}

/** Each leg weighs something, its steps rise, and a contest has a prize. */
function repairPay({ kpiScheme }: Mutable<Scenario>): void {
  if (kpiScheme.kind !== 'pay') return;
  for (const leg of kpiScheme.legs) {
    if (!Object.values(leg.weights).some((weight) => weight > 0)) leg.weights.cash = 1;
    leg.jumps = rising(leg.jumps, 'at');
    leg.knots = rising(leg.knots, 'at');
    if (leg.scope === 'rank') {
      leg.topShare = Math.min(0.9, Math.max(0.05, leg.topShare ?? 0.2));
      leg.prize = Math.max(0.1, leg.prize ?? 1);
    }
  }
}

/** Rows in order of a field, one of each value. */
function rising<K extends string, T extends Record<K, number>>(rows: T[], by: K): T[] {
  const sorted = [...rows].sort((a, b) => a[by] - b[by]);
  return sorted.filter((row, i) => i === 0 || row[by] > sorted[i - 1]![by]);
}

/** Bounds in order; every other condition on a text names one there is. */
function repairStrategy({ strategy, portfolio: { segments } }: Mutable<Scenario>): void {
  strategy.treatments.forEach((treatment, i) => {
    treatment.id = `${treatment.id.slice(0, 30)}-${i}`;
    treatment.when.forEach((condition, k) => {
      if (condition.kind === 'number') {
        [condition.min, condition.max] = inOrder(condition.min, condition.max);
        return;
      }
      const segment = segments[(i + k) % Math.max(1, segments.length)];
      if (segment && k % 2 === 0)
        condition.values[0] = condition.field === 'bookSegment' ? segment.id : segment[condition.field];
    });
    for (const step of treatment.steps) [step.fromDay, step.toDay] = inOrder(step.fromDay, step.toDay);
  });
}

function repairPortfolio({ portfolio }: Mutable<Scenario>): void {
  portfolio.chargeOffDpd = Math.max(2, portfolio.chargeOffDpd);
  const limit = portfolio.chargeOffDpd;
  portfolio.segments.forEach((segment, i) => {
    segment.id = `${segment.id.slice(0, 30)}-${i}`;
    segment.accounts %= MOST_ACCOUNTS + 1;
    segment.arrivalsPerMonth %= MOST_ARRIVALS + 1;
    const place = (dpd: number): number =>
      segment.phase === 'live' ? Math.min(dpd, limit - 1) : Math.max(dpd, limit);
    [segment.dpdFrom, segment.dpdTo] = inOrder(place(segment.dpdFrom), place(segment.dpdTo));
    repairLaw(segment.balance);
    repairLaw(segment.instalment);
  });
}

function repairLaw(law: Mutable<AmountLaw>): void {
  if (law.kind === 'lognormal') law.max = Math.max(law.median, law.max);
  if (law.kind === 'quantiles') law.values.sort((a, b) => a - b);
}

function repairBehaviour({ behaviour }: Mutable<Scenario>): void {
  const skips = behaviour.buckets.map((bucket) => bucket.skipShare).sort((a, b) => a - b);
  let from = 1;
  behaviour.buckets.forEach((bucket, i) => {
    bucket.id = `${bucket.id.slice(0, 30)}-${i}`;
    bucket.skipShare = skips[i] ?? 0;
    const gap = 1 + (bucket.fromDpd % 400);
    bucket.fromDpd = from;
    from += gap;
  });
  const { partial, promise, settlement } = behaviour;
  const { takeUpAt20, takeUpAt40, takeUpAt60 } = settlement;
  const takeUps = [takeUpAt20, takeUpAt40, takeUpAt60].sort((a, b) => a - b);
  [settlement.takeUpAt20, settlement.takeUpAt40, settlement.takeUpAt60] = takeUps;
  partial.twoInstalments = Math.min(partial.twoInstalments, 1 - partial.oneInstalment);
  [promise.dueDaysMin, promise.dueDaysMax] = inOrder(promise.dueDaysMin, promise.dueDaysMax);
}

function inOrder(a: number, b: number): [number, number] {
  return a <= b ? [a, b] : [b, a];
}
