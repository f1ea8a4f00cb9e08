import type { Check } from './check.ts';
import { exactRow } from './check.ts';
import { printed } from './printed.ts';
import { MODEL } from './subject.ts';

const PLACED = 10_000;
const TIERS = [{ upTo: 0.06, rate: 0.25 }, { upTo: 0.09, rate: 0.32 }, { rate: 0.4 }];
/** In-house: 7.5 % liquidation at 12 % cost to collect. */
const IN_HOUSE = 750;
const IN_HOUSE_COST = 90;

export const agency: Check = {
  id: 'VC-12',
  title: { vi: 'Tiền thực thu khi thuê ngoài', en: 'Net-back of an agency' },
  source:
    'Placement arithmetic on 10,000 million; lawsuit of Encore Capital (Reuters, F. Salmon, 2011, PT-2); PRA Group, first quarter of 2020 (PT-11)',
  detects: 'the fee of the highest step reached charged on everything; fee taken of the balance placed',
  run({ theory } = MODEL) {
    const net = (collected: number, rate: number) =>
      theory.netBack(collected, [theory.contingencyFee(PLACED, collected, [{ rate }])]);
    const inHouse = theory.netBack(IN_HOUSE, [IN_HOUSE_COST]);
    const fee = theory.contingencyFee(PLACED, 1050, TIERS);
    return [
      exactRow('agency 9 %, fee 30 %: net', 630, net(900, 0.3), { unit: 'million' }),
      exactRow('agency 9 %, fee 25 %: net', 675, net(900, 0.25), { unit: 'million' }),
      exactRow('in-house 7.5 %: net', 660, inHouse, { unit: 'million' }),
      printed('break-even fee', 0.266667, theory.breakEvenFee(0.09, inHouse / PLACED)),
      printed('break-even liquidation at 30 %', 0.094286, theory.breakEvenLiquidation(0.3, inHouse / PLACED)),
      printed('stepped fee at 10.5 %: fee', 306, fee, 6, 'million'),
      printed('stepped fee at 10.5 %: net', 744, theory.netBack(1050, [fee]), 6, 'million'),
      printed('stepped fee at 10.5 %: effective', 0.291429, theory.costToCollect(1050, [fee])),
      exactRow('lawsuit: net of 694', 272, theory.netBack(694, [283, 139]), { unit: '$' }),
      printed('lawsuit: counsel', 0.407781, theory.costToCollect(694, [283])),
      printed('lawsuit: court', 0.200288, theory.costToCollect(694, [139])),
      printed('lawsuit: kept', 0.391931, 1 - theory.costToCollect(694, [283, 139])),
      {
        name: 'purchased old debt: cost ÷ cash at 61.5 % cash efficiency',
        expected: 0.375,
        got: theory.costToCollect(1, [1 - 0.615]),
        tolerance: 0.075,
        note: 'band of 30–45 %; published figure, not a result of the model',
      },
    ];
  },
};
