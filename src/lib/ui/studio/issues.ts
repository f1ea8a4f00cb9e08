import type { SchemeIssue } from '#incentives';
import { m } from '#messages';
import { measureText, number, percent } from './words.ts';
import { MEASURES, type Measure } from '#incentives';

/** Names of fields, by the end of a path; money and shares are shown in per cent. */
const FIELDS: readonly [RegExp, () => string, 'percent' | 'number'][] = [
  [/^gate$/, m.studio_gate, 'number'],
  [/^deductionPerComplaint$/, m.studio_deduction, 'percent'],
  [/^deferral\.share$/, m.studio_deferral, 'percent'],
  [/^deferral\.months$/, m.studio_deferral_months, 'number'],
  [/^deferral\.reversal$/, m.studio_deferral_reversal, 'percent'],
  [/^ratchet$/, m.studio_ratchet, 'percent'],
  [/^tiltMax$/, m.studio_tilt_max, 'percent'],
  [/^auditShare$/, m.studio_audit, 'percent'],
  [/^fine$/, m.studio_fine, 'percent'],
  [/^teamSize$/, m.studio_team_size, 'number'],
  [/^legs$/, m.studio_legs, 'number'],
  [/\.weights/, m.studio_weights, 'percent'],
  [/\.jumps\.\d+\.at$/, m.studio_jump_at, 'percent'],
  [/\.jumps\.\d+\.amount$/, m.studio_jump_amount, 'percent'],
  [/\.jumps$/, m.studio_jumps, 'number'],
  [/\.knots\.\d+\.at$/, m.studio_knot_at, 'percent'],
  [/\.knots\.\d+\.change$/, m.studio_knot_slope, 'percent'],
  [/\.knots$/, m.studio_knots, 'number'],
  [/\.slope$/, m.studio_slope, 'percent'],
  [/\.prize$/, m.studio_prize, 'percent'],
];

/** One finding about a scheme in words, the field named with its allowed range. */
export function issueText({ path, code, params }: SchemeIssue): string {
  const found = FIELDS.find(([pattern]) => pattern.test(path));
  const measure = MEASURES.find((one) => path.endsWith(`.weights.${one}`));
  const field = (found?.[1]() ?? path) + (measure ? ` (${measureText(measure satisfies Measure)})` : '');
  const write = (value: number) => (found?.[2] === 'percent' ? percent(value) : number(value));
  switch (code) {
    case 'outOfRange':
      return m.studio_issue_range({
        field,
        min: write(params.min!),
        max: write(params.max!),
        got: write(params.got!),
      });
    case 'noMeasure':
      return m.studio_issue_measure();
    case 'unordered':
      return m.studio_issue_order({ field });
    case 'rankWithoutPrize':
      return m.studio_issue_rank();
    case 'teamOfOne':
      return m.studio_issue_team();
    case 'paysLessForMore':
      return m.studio_issue_less({ from: percent(params.from!) });
    case 'jumpsTooClose':
      return m.studio_issue_close({ at: percent(params.at!) });
  }
}
