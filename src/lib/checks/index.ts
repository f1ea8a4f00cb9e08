import { agency } from './agency.ts';
import { armSize } from './arm-size.ts';
import { book } from './book.ts';
import { chain } from './chain.ts';
import type { Check, CheckRow } from './check.ts';
import { commonLuck } from './common-luck.ts';
import { contact, intensity } from './contact.ts';
import { coverage } from './coverage.ts';
import { allOne, allZero, empty, infiniteTime, noEffect } from './extremes.ts';
import { callFatigue } from './fatigue.ts';
import { fieldDayCheck } from './field-day.ts';
import { geometric } from './geometric.ts';
import { headCount } from './head-count.ts';
import { hours } from './hours.ts';
import { payout, plan } from './incentive-plan.ts';
import { contracts, reliability, responses } from './incentive-theory.ts';
import { law } from './law.ts';
import { leagueNoise } from './league-noise.ts';
import { league } from './league.ts';
import { learning } from './learning.ts';
import { newsvendor } from './newsvendor.ts';
import { noTouch } from './no-touch.ts';
import { phoneShift } from './phone-shift.ts';
import { placementCurve } from './placement-curve.ts';
import { placementSelection } from './placement.ts';
import { promises } from './promises.ts';
import { proportional } from './proportional.ts';
import { queue } from './queue.ts';
import { ranking } from './ranking.ts';
import { reminders } from './reminders.ts';
import { selection } from './selection.ts';
import { staffingCliff } from './staffing-cliff.ts';
import { stopRule } from './stop-rule.ts';
import { teamStrength } from './team-strength.ts';
import { textbookChains } from './textbook-chains.ts';
import { thresholdBonus } from './threshold-bonus.ts';
import { valueByAge } from './value-by-age.ts';

export { MULTIPLE, within } from './check.ts';
export type { Check, CheckRow } from './check.ts';
export { MODEL } from './subject.ts';
export type { Subject } from './subject.ts';

/** Every comparison of the model with a closed form or a limiting case (docs/model.md §8). */
export const CHECKS: readonly Check[] = [
  noTouch,
  geometric,
  phoneShift,
  ranking,
  contact,
  hours,
  intensity,
  callFatigue,
  promises,
  reminders,
  law,
  book,
  coverage,
  chain,
  textbookChains,
  valueByAge,
  queue,
  newsvendor,
  learning,
  headCount,
  staffingCliff,
  teamStrength,
  fieldDayCheck,
  stopRule,
  proportional,
  agency,
  selection,
  placementSelection,
  placementCurve,
  commonLuck,
  armSize,
  leagueNoise,
  league,
  thresholdBonus,
  payout,
  plan,
  contracts,
  responses,
  reliability,
  allZero,
  allOne,
  infiniteTime,
  noEffect,
  empty,
];

/** Runs the checks whose id `filter` accepts (all by default), in order. */
export function runChecks(
  filter: (id: string) => boolean = () => true,
): { check: Check; rows: CheckRow[] }[] {
  return CHECKS.filter((check) => filter(check.id)).map((check) => ({ check, rows: [...check.run()] }));
}
