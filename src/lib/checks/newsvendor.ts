import { normalQuantile } from '#engine';
import type { Check } from './check.ts';
import { exactRow } from './check.ts';
import { printed } from './printed.ts';
import { MODEL } from './subject.ts';

const COSTS = { under: 60, over: 35 };
const MEAN = 900;
const SD = 120;
const POISSON = 12.5;

export const newsvendor: Check = {
  id: 'VC-08',
  title: { vi: 'Định biên theo bài toán người bán báo', en: 'Staffing as a newsvendor' },
  source:
    'Critical fractile .631579 for Normal(900, 120²) and Poisson(12.5) demand; second way: numeric minimisation and enumeration',
  detects: 'costs of too few and too many exchanged; one collector more than needed',
  run({ theory } = MODEL) {
    const normal = theory.normalNewsvendor(MEAN, SD, COSTS);
    const whole = theory.poissonNewsvendor(POISSON, COSTS);
    return [
      printed('critical ratio', 0.631579, theory.criticalRatio(COSTS)),
      printed('normal: z', 0.336038, normalQuantile(theory.criticalRatio(COSTS))),
      printed('normal: best capacity', 940.324577, normal.level, 6, 'accounts'),
      printed('normal: its cost', 4298.275975, normal.cost),
      printed('normal: cost of staffing to the mean', 4547.941997, theory.normalCost(MEAN, MEAN, SD, COSTS)),
      printed('Poisson: P(demand ≤ 13)', 0.627835, theory.poissonCdf(13, POISSON)),
      printed('Poisson: P(demand ≤ 14)', 0.725032, theory.poissonCdf(14, POISSON)),
      exactRow('Poisson: best capacity', 14, whole.level, { unit: 'collectors' }),
      printed('Poisson: its cost', 128.737935, whole.cost),
      printed('Poisson: cost of 13', 129.093577, theory.poissonCost(13, POISSON, COSTS)),
      printed('Poisson: cost of 15', 137.615964, theory.poissonCost(15, POISSON, COSTS)),
    ];
  },
};
