import type { Check } from './check.ts';
import { exactRow } from './check.ts';
import { printed } from './printed.ts';
import { MODEL } from './subject.ts';

const ALL = { newcomer: 0.08, newcomerMonths: 0, settled: 0.08 };

export const headCount: Check = {
  id: 'VC-10',
  title: { vi: 'Quân số khi có người nghỉ và tuyển đều', en: 'Head-count under attrition and steady hiring' },
  source:
    'H ← .92·H + 6 from 40, and six months without hiring; second way: the month loop of model/people/staffing.ts',
  detects: 'hires who may leave in the month they come',
  run({ theory } = MODEL) {
    const start = theory.steadyTeam(40, ALL);
    const learning = { first: 0.53, gapKept: 0.75 };
    const hired = theory.forecastTeam(start, { attrition: ALL, learning, leadMonths: 0, order: () => 6 }, 24);
    const frozen = theory.forecastTeam(start, { attrition: ALL, learning, leadMonths: 0, order: () => 0 }, 6);
    return [
      exactRow('long run', 75, theory.headsAfter(40, 0.08, 6, 1000)),
      printed('month 12', 62.131676, theory.headsAfter(40, 0.08, 6, 12)),
      printed('month 12, by the month loop', 62.131676, hired.heads[12]),
      printed('month 24', 70.26875, theory.headsAfter(40, 0.08, 6, 24)),
      printed('month 24, by the month loop', 70.26875, hired.heads[24]),
      printed('frozen, month 6', 24.2542, theory.headsAfter(40, 0.08, 0, 6)),
      printed('frozen, month 6, by the month loop', 24.2542, frozen.heads[6]),
    ];
  },
};
