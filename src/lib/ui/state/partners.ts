import type { IndexSummary, Summary } from '#experiment';
import {
  LIMITS,
  rulesInForce,
  type Partner,
  type PlacementPrize,
  type Rule,
  type Scenario,
  type Step,
} from '#scenario';

export type LegalForm = Partner['legalForm'];
export const LEGAL_FORMS = [
  'lawFirmMandate',
  'debtSale',
  'secondedCallCentre',
  'ownStaff',
  'thirdPartyCollection',
] as const satisfies readonly LegalForm[];

/** What may be typed, by field: lowest and highest. A test holds it against the schema. */
export const PARTNER_BOUNDS = {
  skill: [0, 5],
  effortKeptPerMonth: [0, 1],
  creaming: [0, 1],
  complaintFactor: [0, 50],
  remittanceDays: [0, 180],
  oversightPerAccountMonth: [0, LIMITS.money],
  priceShare: [0, 1],
} as const;
export type PartnerNumber = keyof typeof PARTNER_BOUNDS;
/** The same of the prize rule. */
export const PRIZE_BOUNDS = { kappa: [0, 20], everyMonths: [1, 12], response: [0, 1] } as const;
export const PLACEMENT_MONTHS = [1, 36] as const;
export const FEE_DPD = [1, 5_000] as const;
export const MOST_TIERS = 8;
export const MOST_PARTNERS = LIMITS.teams;

export const isPlacement = (step: Step): step is Extract<Step, { channel: 'partner' }> =>
  step.channel === 'partner';

/** A law firm as a start. Fees rise with age as published contingency fees do; the rest is a design assumption. */
export function newPartner(scenario: Scenario, id = freeId(scenario)): Partner {
  const number = scenario.partners.length + 1;
  return {
    id,
    name: { vi: `Đối tác ${number}`, en: `Partner ${number}` },
    legalForm: 'lawFirmMandate',
    fees: [
      { fromDpd: 1, share: 0.22 },
      { fromDpd: 361, share: 0.33 },
      { fromDpd: 721, share: 0.45 },
    ],
    skill: 1,
    effortKeptPerMonth: 0.9,
    creaming: 0.3,
    complaintFactor: 1,
    remittanceDays: 15,
    oversightPerAccountMonth: 0,
    priceShare: 0.05,
  };
}

export const addPartner = (scenario: Scenario): Scenario => ({
  ...scenario,
  partners: [...scenario.partners, newPartner(scenario)],
});

export const setPartner = (scenario: Scenario, k: number, change: Partial<Partner>): Scenario => ({
  ...scenario,
  partners: scenario.partners.map((partner, i) => (i === k ? { ...partner, ...change } : partner)),
});

/** Firms that can compete for placements: neither buyers nor slices by lot. */
export const contenders = ({ partners }: Scenario): Partner[] =>
  partners.filter(({ legalForm, trial }) => legalForm !== 'debtSale' && trial !== true);

/** The scenario with another prize rule, or none. */
export function setPrize(scenario: Scenario, prize: PlacementPrize | undefined): Scenario {
  const { placementPrize: _, ...strategy } = scenario.strategy;
  return { ...scenario, strategy: prize ? { ...strategy, placementPrize: prize } : strategy };
}

/** Share of each partner in what was placed in a month, by partner then month; NaN where nothing was placed. */
export function placementSharesByMonth({ partners, cells }: Summary): number[][] {
  const months = Array.from({ length: cells.months }, (_, month) => month);
  const at = (k: number, month: number) => partners.placements[k * cells.months + month] ?? 0;
  const all = months.map((month) => sum(partners.ids.map((_, k) => at(k, month))));
  return partners.ids.map((_, k) => months.map((month) => at(k, month) / all[month]!));
}

/** Steps that place accounts with a partner, in all paths. */
export const placementsWith = ({ strategy }: Scenario, id: string): number =>
  strategy.treatments.flatMap(({ steps }) => steps).filter((step) => isPlacement(step) && step.partner === id)
    .length;

/** Ids of paths made for one partner's share of the accounts of another path (placing.ts). */
export const SHARE_PATH = /^share-\d+/;

/** The scenario without a partner, and without the steps that place accounts with it; what was made for its share goes too. */
export function removePartner(scenario: Scenario, k: number): Scenario {
  const gone = scenario.partners[k]?.id;
  const treatments = scenario.strategy.treatments
    .map((treatment) => ({
      ...treatment,
      steps: treatment.steps.filter((step) => !(isPlacement(step) && step.partner === gone)),
    }))
    .filter(({ id, steps }) => !SHARE_PATH.test(id) || steps.some(isPlacement));
  return {
    ...scenario,
    partners: scenario.partners.filter((_, i) => i !== k),
    strategy: { ...scenario.strategy, treatments },
  };
}

/** A fee tier more, a year after the last one, at its fee. */
export function addTier({ fees }: Partner): Partner['fees'] {
  const last = fees.at(-1);
  const fromDpd = last ? Math.min(FEE_DPD[1], last.fromDpd + 360) : FEE_DPD[0];
  return last && fromDpd <= last.fromDpd ? fees : [...fees, { fromDpd, share: last?.share ?? 0.25 }];
}

/** Test groups of a hundred that a random slice takes, for each partner. */
const SLICE_GROUPS = 5;
const SLICE_END = '-lot';

/** Partners with placements and no random slice yet. */
const withoutSlice = (scenario: Scenario): Partner[] =>
  scenario.partners.filter(
    ({ id, legalForm }) =>
      legalForm !== 'debtSale' &&
      !id.endsWith(SLICE_END) &&
      placementsWith(scenario, id) > 0 &&
      !scenario.partners.some((other) => other.id === sliceId(id)),
  );
const sliceId = (id: string): string => `${id.slice(0, 40 - SLICE_END.length)}${SLICE_END}`;

/** Whether a benchmark is possible: two partners at least that can have a slice, and room for theirs. */
export function canSlice(scenario: Scenario): boolean {
  const partners = withoutSlice(scenario);
  return (
    partners.length > 1 &&
    scenario.partners.length + partners.length <= MOST_PARTNERS &&
    scenario.strategy.treatments.length + partners.length <= LIMITS.treatments &&
    partners.length * SLICE_GROUPS <= 100
  );
}

/**
 * The benchmark of partners: each gets a slice of the whole book by lot (`SLICE_GROUPS` test groups of a hundred), on the terms of its first
 * placement, counted as a partner of its own. Whoever is better there is better, whatever accounts the strategy gives them.
 */
export function withRandomSlices(scenario: Scenario): Scenario {
  if (!canSlice(scenario)) return scenario;
  const partners = withoutSlice(scenario);
  const twins = partners.map((partner) => ({
    ...partner,
    id: sliceId(partner.id),
    trial: true,
    name: {
      vi: `${partner.name.vi.slice(0, 60)} (ngẫu nhiên)`,
      en: `${partner.name.en.slice(0, 60)} (by lot)`,
    },
  }));
  const slices = partners.map(({ id }, k): Scenario['strategy']['treatments'][number] => {
    const path = scenario.strategy.treatments.find(({ steps }) =>
      steps.some((step) => isPlacement(step) && step.partner === id),
    )!;
    // Spread over the groups, so that partners who share a path (placing.ts) give up as much each.
    const before = Math.round((100 * k) / partners.length);
    return {
      ...path,
      id: freePathId(scenario, `lot-${k + 1}`),
      name: twins[k]!.name,
      when: [{ kind: 'number', field: 'testGroup', min: before + 1, max: before + SLICE_GROUPS }],
      // Without the steps of others, who would take the slice before its own partner has a turn.
      steps: path.steps
        .filter((step) => !isPlacement(step) || step.partner === id)
        .map((step) => (isPlacement(step) ? { ...step, partner: twins[k]!.id } : step)),
    };
  });
  return {
    ...scenario,
    partners: [...scenario.partners, ...twins],
    strategy: { ...scenario.strategy, treatments: [...slices, ...scenario.strategy.treatments] },
  };
}

/** An id that no path has: the wanted one, if it is free. */
export function freePathId({ strategy }: Scenario, wanted: string): string {
  const taken = new Set(strategy.treatments.map(({ id }) => id));
  return [wanted, ...strategy.treatments.map((_, n) => `${wanted}-${n + 2}`)].find((id) => !taken.has(id))!;
}

/** The rule in force that forbids giving debts to a firm of this form. */
export function banOf({ rules, calendar }: Scenario, form: LegalForm): Rule | undefined {
  return rulesInForce(rules.preset, rules.off, calendar.startDate).find(
    ({ limit }) => limit?.kind === 'bannedForm' && limit.form === form,
  );
}

/**
 * Every placement names a partner that exists: one that names none is given to the first partner, and where there is
 * none a first partner is made.
 */
export function completePlacements(scenario: Scenario): Scenario {
  const known = new Set(scenario.partners.map(({ id }) => id));
  const lost = scenario.strategy.treatments.some(({ steps }) =>
    steps.some((step) => isPlacement(step) && !known.has(step.partner)),
  );
  if (!lost) return scenario;
  const partners = scenario.partners.length > 0 ? scenario.partners : [newPartner(scenario)];
  const first = partners[0]!.id;
  const treatments = scenario.strategy.treatments.map((treatment) => ({
    ...treatment,
    steps: treatment.steps.map((step) =>
      isPlacement(step) && !known.has(step.partner) ? { ...step, partner: first } : step,
    ),
  }));
  return { ...scenario, partners, strategy: { ...scenario.strategy, treatments } };
}

/** What one partner did with what it was given. Means over the futures, minor units. */
export interface PartnerResult {
  id: string;
  /** Balance-months placed: balances at the start of each placed month, added up. */
  balance: number;
  cash: number;
  fees: number;
  /** Cash less fees. */
  netBack: number;
  /** Cash of a balance-month. */
  liquidation: number;
  /** Liquidation relative to that of all partners; 1 = like all together. */
  raw: number;
  /** Cash relative to what all partners together get from the same mix of buckets: cash ÷ Σ balance × pooled liquidation. */
  adjusted: number;
  /** What luck makes of one run: 95 of 100 futures lie between; undefined where no future has one. */
  rawRange: [number, number] | undefined;
  adjustedRange: [number, number] | undefined;
}

/** Partners compared, as the raw index compares them and as the mix of their accounts allows. 0 where nothing was placed. */
export function partnerResults({ partners, cells }: Summary): PartnerResult[] {
  const width = cells.buckets.length;
  const at = (values: number[], k: number, b: number) => values[k * width + b] ?? 0;
  const all = partners.ids.map((_, k) => k);
  const buckets = cells.buckets.map((_, b) => b);
  const pooled = buckets.map((b) =>
    ratio(sum(all.map((k) => at(partners.cash, k, b))), sum(all.map((k) => at(partners.balance, k, b)))),
  );
  const together = ratio(sum(partners.cash), sum(partners.balance));
  return all.map((k) => {
    const balance = sum(buckets.map((b) => at(partners.balance, k, b)));
    const cash = sum(buckets.map((b) => at(partners.cash, k, b)));
    const fees = partners.fees[k] ?? 0;
    const expected = sum(buckets.map((b) => at(partners.balance, k, b) * pooled[b]!));
    const liquidation = ratio(cash, balance);
    return {
      id: partners.ids[k]!,
      balance,
      cash,
      fees,
      netBack: cash - fees,
      liquidation,
      raw: ratio(liquidation, together),
      adjusted: ratio(cash, expected),
      rawRange: rangeOf(partners.raw?.[k]),
      adjustedRange: rangeOf(partners.adjusted?.[k]),
    };
  });
}

/** The outermost pair of BAND_PROBABILITIES. */
function rangeOf(index: IndexSummary | null | undefined): [number, number] | undefined {
  const [low, high] = [index?.quantiles[0], index?.quantiles.at(-1)];
  return low === undefined || high === undefined ? undefined : [low, high];
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function freeId({ partners }: Scenario): string {
  const taken = new Set(partners.map(({ id }) => id));
  return Array.from({ length: partners.length + 1 }, (_, i) =>
    i === 0 ? 'partner' : `partner-${i + 1}`,
  ).find((id) => !taken.has(id))!;
}
