import { wishedChance } from '#incentives';
import type { Crew } from './crew.ts';
import { leaveShare } from './staffing.ts';
import type { State } from '../state.ts';

/**
 * Chance that a collector leaves at the end of the month after `served` months in seat: the attrition of the scenario, which
 * holds what is usual and who is new, its odds moved by how the last paid month felt (reference I§2.5). Without pay the
 * attrition itself.
 */
export function chanceToLeave(s: State, { rules }: Crew, collector: number, served: number): number {
  const share = leaveShare(rules.attrition, served);
  return s.desk === undefined ? share : wishedChance(share, s.desk.of[collector].wish);
}
