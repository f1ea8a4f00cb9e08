import { normalCdf } from '#engine';
import type { Scenario } from '#scenario';
import type { Law, PlacementPlan } from '../plan.ts';

/** Longest placement, months, plus the month it starts in. */
const MONTHS = 37;

export function compilePartners(scenario: Scenario, law: Law): PlacementPlan[] {
  return scenario.partners.map((partner) => {
    const effort = new Float64Array(MONTHS).fill(1);
    for (let month = 1; month < MONTHS; month += 1)
      effort[month] = effort[month - 1] * partner.effortKeptPerMonth;
    return {
      id: partner.id,
      sale: partner.legalForm === 'debtSale',
      bannedBy: partner.legalForm === law.bannedForm.form ? law.bannedForm.rule : -1,
      fees: partner.fees,
      skill: partner.skill,
      effort,
      creaming: partner.creaming,
      complaintFactor: partner.complaintFactor,
      remittanceDays: partner.remittanceDays,
      oversightPerAccountMonth: partner.oversightPerAccountMonth,
      priceShare: partner.priceShare,
    };
  });
}

/** Share of a standard normal score below each of the 4,096 score bins over ±4. */
export function scoreRanks(): Float64Array {
  return Float64Array.from({ length: 4096 }, (_, bin) => normalCdf((bin + 0.5) / 512 - 4));
}
