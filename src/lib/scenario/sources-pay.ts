import { choice, design, row, type Source } from './source-row.ts';

const SCHEME = { vi: 'Theo cơ chế KPI của bạn', en: 'Comes with your KPI scheme' };

/** Variable pay, and what behaving differently is assumed to cost a collector (docs/incentives.md). */
export const PAY_SOURCES: readonly Source[] = [
  ...['cash', 'ptp', 'kept', 'keptRate', 'visit', 'uplift'].map((measure) =>
    choice(`kpiScheme.legs.*.weights.${measure}`, SCHEME),
  ),
  choice('kpiScheme.legs.*.slope', SCHEME),
  choice('kpiScheme.legs.*.jumps.*.at', SCHEME),
  choice('kpiScheme.legs.*.jumps.*.amount', SCHEME),
  choice('kpiScheme.legs.*.knots.*.at', SCHEME),
  choice('kpiScheme.legs.*.knots.*.change', SCHEME),
  choice('kpiScheme.legs.*.topShare', SCHEME),
  choice('kpiScheme.legs.*.prize', SCHEME),
  choice('kpiScheme.gate', SCHEME),
  choice('kpiScheme.deductionPerComplaint', SCHEME),
  choice('kpiScheme.deferral.share', SCHEME),
  choice('kpiScheme.deferral.months', SCHEME),
  choice('kpiScheme.deferral.reversal', SCHEME),
  choice('kpiScheme.ratchet', SCHEME),
  choice('kpiScheme.tiltMax', SCHEME),
  choice('kpiScheme.auditShare', SCHEME),
  choice('kpiScheme.fine', SCHEME),
  choice('kpiScheme.teamSize', SCHEME),
  choice('kpiScheme.leaders.teamPrice', SCHEME),
  choice('kpiScheme.leaders.bonus', SCHEME),
  choice('kpiScheme.leaders.threshold', SCHEME),
  choice('kpiScheme.leaders.reviewShare', SCHEME),
  row(
    'kpiScheme.responses.effortCost',
    'C',
    {
      vi: 'Lương biến đổi 30 % làm nhịp làm việc tăng 25 %; lương theo sản phẩm tăng khoảng 22 % (Lazear 2000) và 20 % (Shearer 2004), ở ngành khác',
      en: 'Variable pay of 30 % raises pace by 25 %; piece rates gave about 22 % (Lazear 2000) and 20 % (Shearer 2004), in other trades',
    },
    'https://www.aeaweb.org/articles?id=10.1257/aer.90.5.1346',
    [0.0341, 0.1364],
  ),
  design('kpiScheme.responses.tiltCost', [0.0045, 0.018]),
  design('kpiScheme.responses.pushCost', [0.0041, 0.0164]),
  design('kpiScheme.responses.pressureCost', [0.002, 0.0082]),
  design('kpiScheme.responses.falsifyCost', [0.0027, 0.0109]),
  design('kpiScheme.responses.holdCost', [0.002, 0.0123]),
  row(
    'kpiScheme.responses.presentBias',
    'C',
    {
      vi: 'Chiết khấu hyperbol như ước lượng với hạn mức bán hàng (Chung, Steenburgh và Sudhir 2014), nhớ lại',
      en: 'Hyperbolic discounting as estimated for sales quotas (Chung, Steenburgh & Sudhir 2014), recalled',
    },
    undefined,
    [0.7, 1],
  ),
];
