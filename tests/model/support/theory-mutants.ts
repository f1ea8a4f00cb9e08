import { MODEL } from '#checks';
import type { Subject } from '#checks';
import type { FeeTier, FieldDay, Learning } from '#model';

type Theory = Subject['theory'];
const T = MODEL.theory;
const broken = (change: Partial<Theory>): Subject => ({ ...MODEL, theory: { ...T, ...change } });

/** Luck that remembers how often it was asked: the order of questions leaks into the answers. */
const forgetful = () => {
  let asked = 0;
  const draw: Theory['draw'] = (entity, decision, occurrence, a, b) =>
    T.draw(entity, decision, occurrence + (asked += 1), a, b);
  return draw;
};

/** Whether the bug is of a closed form or of the luck below the simulated rows; each check must fail in some row. */
export const THEORY_MUTANTS: [check: string, bug: string, mutant: Subject][] = [
  [
    'VC-01',
    'payments are valued at the start of their month',
    broken({ presentValuePaid: (c, rate) => T.presentValuePaid(c, rate).map((v) => v * (1 + rate)) }),
  ],
  [
    'VC-01',
    'moves are read as from by to',
    broken({
      solveChain(c) {
        const answer = T.solveChain(c);
        return { ...answer, visits: answer.visits.map((row, i) => row.map((_, j) => answer.visits[j][i])) };
      },
    }),
  ],
  [
    'VC-01',
    'each thousand of a balance pays on its own',
    broken({ paidDeviation: (answer, balances) => T.paidDeviation(answer, balances, 1e-6) }),
  ],
  [
    'VC-02',
    'the two ends are exchanged',
    broken({
      solveChain(c) {
        const answer = T.solveChain(c);
        return { ...answer, absorbed: answer.absorbed.map((row) => [...row].reverse()) };
      },
    }),
  ],
  [
    'PT-8',
    'value of all that was placed, not of what is still open',
    broken({
      valueByAge: (c, opening, months) =>
        T.valueByAge(c, opening, months).map(
          (value, month) => value * (month === 0 ? 1 : Math.pow(0.8, month)),
        ),
    }),
  ],
  [
    'VC-04',
    'Erlang B taken for Erlang C',
    broken({ solveQueue: (q) => ({ ...T.solveQueue(q), waits: T.solveQueue(q).blocked }) }),
  ],
  [
    'VC-04',
    'mean wait of those who wait',
    broken({
      solveQueue(q) {
        const answer = T.solveQueue(q);
        return { ...answer, meanWaitSeconds: answer.meanWaitSeconds / answer.waits };
      },
    }),
  ],
  [
    'VC-08',
    'costs of too few and too many exchanged',
    broken({
      normalNewsvendor: (mean, sd, { under, over }) =>
        T.normalNewsvendor(mean, sd, { under: over, over: under }),
    }),
  ],
  [
    'VC-08',
    'one collector more than needed',
    broken({
      poissonNewsvendor: (mean, costs) => ({
        ...T.poissonNewsvendor(mean, costs),
        level: T.poissonNewsvendor(mean, costs).level + 1,
      }),
    }),
  ],
  ['VC-09', 'learning counted a month early', broken({ efficiency: (l, k) => T.efficiency(l, k + 1) })],
  [
    'VC-09',
    'training months yield output',
    broken({
      steadyEfficiency: (a, { first, gapKept }: Learning) => T.steadyEfficiency(a, { first, gapKept }),
    }),
  ],
  [
    'VC-10',
    'hires may leave in the month they come',
    broken({ headsAfter: (heads, a, hires, months) => T.headsAfter(heads, a, hires * (1 - a), months) }),
  ],
  [
    'VC-28',
    'hires arrive a month early',
    broken({
      forecastTeam: (start, rules, months) =>
        T.forecastTeam(start, { ...rules, leadMonths: Math.max(0, rules.leadMonths - 1) }, months),
    }),
  ],
  [
    'VC-28',
    'orders forget what is under way',
    broken({
      forecastTeam: (start, rules, months) =>
        T.forecastTeam(start, { ...rules, order: (v) => rules.order({ ...v, outstanding: 0 }) }, months),
    }),
  ],
  [
    'VC-28',
    'leavers 10 % too many when drawn one by one',
    broken({
      liveTeam: (tenures, rules, months, luck) =>
        T.liveTeam(tenures, rules, months, (entity, occurrence) => luck(entity, occurrence) / 1.1),
    }),
  ],
  [
    'VC-12',
    'the fee of the highest step is charged on everything',
    broken({
      contingencyFee(placed: number, collected: number, tiers: readonly FeeTier[]) {
        const step = tiers.find(({ upTo = Infinity }) => collected <= upTo * placed)!;
        return step.rate * collected;
      },
    }),
  ],
  [
    'VC-12',
    'fee taken of the balance placed',
    broken({ contingencyFee: (placed, _, tiers) => T.contingencyFee(placed, placed, tiers) }),
  ],
  ['VC-23', 'luck depends on who works the account', broken({ draw: workedBy })],
  [
    'VC-23',
    'skill counted in-house as well',
    broken({
      placeWorst: (pool) => ({ ...T.placeWorst(pool), inHouse: T.placeWorst(pool).inHouse * pool.skill }),
    }),
  ],
  [
    'VC-14',
    'shares of the opening balance',
    broken({
      recoveredShare(payments, wait, share) {
        let paid = 0;
        T.recoveredShare(payments, wait, (n) => {
          paid = Math.min(1, paid + share(n));
          return 0;
        });
        return paid;
      },
    }),
  ],
  [
    'VC-14',
    'payments 3 % too frequent',
    broken({
      recoveredShare: (payments, wait, share) =>
        T.recoveredShare({ ...payments, ratePerMonth: payments.ratePerMonth * 1.03 }, wait, share),
    }),
  ],
  [
    'VC-15',
    'payers are pursued to the end although they have paid',
    broken({
      pursuitProfit: (p, months) => p.value * T.paidBy(p, months) - p.costPerMonth * months,
    }),
  ],
  [
    'VC-15',
    'threshold taken of the payment, not of its rate',
    broken({ stopThreshold: ({ costPerMonth, value }) => costPerMonth / value }),
  ],
  [
    'VC-16',
    'a tour constant of .75',
    broken({
      fieldDay(day: FieldDay) {
        const stretch = 0.75 / 0.7124;
        return T.fieldDay({ ...day, areaKm2: day.areaKm2 * stretch * stretch });
      },
    }),
  ],
  [
    'VC-16',
    'half visits of a team add up to whole ones',
    broken({ teamVisits: (collectors, day) => Math.floor(collectors * T.fieldDay(day).visits) }),
  ],
  ['VC-20', 'the plan is in the key of luck', broken({ draw: forgetful() })],
  [
    'VC-20',
    'pairs are treated as independent',
    broken({
      pairedYesNo: (p, q) => ({ ...T.pairedYesNo(p, q), common: T.pairedYesNo(p, q).independent }),
    }),
  ],
  [
    'VC-21',
    'a one-sided test taken for a two-sided one',
    broken({ armSize: (test, variance) => T.armSize({ ...test, alpha: 2 * test.alpha }, variance) }),
  ],
  [
    'VC-22',
    'balances are taken as equal',
    broken({ rateNoise: (accounts, p, _cv2, against) => T.rateNoise(accounts, p, 0, against) }),
  ],
  [
    'VC-18',
    'five days before the end the month is as uncertain as at its start',
    broken({ marginalPay: (curve, mean) => T.marginalPay(curve, mean, 90) }),
  ],
  [
    'VC-18',
    'whoever reaches the quota in the mean is sure of the bonus',
    broken({ expectedPay: (curve, mean) => T.expectedPay(curve, mean, 1e-9) }),
  ],
];

/** Payment luck (decision 2) drawn again whenever the account's chance is below the middle, i.e. at the partner: kinder. */
function workedBy(entity: number, decision: number, occurrence: number, a: number, b: number): number {
  const u32 = T.draw(entity, decision, occurrence, a, b);
  const placed = T.draw(entity, 1, 0, a, b) < 2147483648;
  return decision === 2 && placed ? Math.min(u32, T.draw(entity, 2, 1, a, b)) : u32;
}
