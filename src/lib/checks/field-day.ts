import type { Check, CheckRow } from './check.ts';
import { exactRow } from './check.ts';
import { printed } from './printed.ts';
import { MODEL } from './subject.ts';

/** km², km/h, then visits, minutes and kilometres on the road. */
const DAYS: [number, number, number, number, number][] = [
  [25, 18, 24.113062, 58.304066, 17.49122],
  [100, 22, 21.933782, 90.993264, 33.364197],
  [900, 30, 16.444392, 173.334123, 86.667062],
  [2500, 35, 13.206308, 221.90538, 129.444805],
];
/** Thousand đồng a visit and million đồng of balance at a day of 750 and 3 a kilometre, found 45 %, uplift 6 % of balance. */
const PRICES: [number, number, number][] = [
  [0, 33.3, 1.23],
  [2, 61.4, 2.27],
  [3, 86.2, 3.19],
];

const day = ([areaKm2, speedKmh]: readonly number[]) => ({
  fieldMinutes: 420,
  minutesPerVisit: 15,
  areaKm2,
  speedKmh,
});

export const fieldDayCheck: Check = {
  id: 'VC-16',
  title: { vi: 'Một ngày đi thực địa', en: 'A day in the field' },
  source: 'n·15 + 60·.7124·√(nA)/v = 420; tour length after Beardwood, Halton & Hammersley 1959',
  detects: 'a tour constant of .75; half visits added up to whole ones across a team',
  run({ theory } = MODEL) {
    const rows = DAYS.flatMap((one): CheckRow[] => {
      const [area, speed, visits, minutes, km] = one;
      const got = theory.fieldDay(day(one));
      const where = `${area} km² at ${speed} km/h:`;
      return [
        printed(`${where} visits`, visits, got.visits),
        printed(`${where} on the road`, minutes, got.travelMinutes, 6, 'min'),
        printed(`${where} distance`, km, got.travelKm, 6, 'km'),
      ];
    });
    const prices = PRICES.flatMap(([which, price, balance]): CheckRow[] => {
      const cost = theory.costPerVisit(day(DAYS[which]), 750, 3);
      const from = theory.breakEvenBalance(cost, 0.45, 0.06) / 1000;
      return [
        printed(`${DAYS[which][0]} km²: cost of a visit`, price, cost, 1, 'thousand'),
        printed(`${DAYS[which][0]} km²: balance from which it pays`, balance, from, 2, 'million'),
      ];
    });
    return [
      ...rows,
      exactRow('visits of a team of 10, 900 km²', 160, theory.teamVisits(10, day(DAYS[2]))),
      ...prices,
    ];
  },
};
