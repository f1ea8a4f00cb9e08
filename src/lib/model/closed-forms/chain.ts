import { ln } from '#engine';

/**
 * The absorbing Markov chain of roll rates (Cyert, Davidson & Thompson, "Estimation of the allowance for doubtful
 * accounts by Markov chains", Management Science 8(3), 1962): the expected-value engine beside the simulation.
 * Rows are buckets, one step is one month; matrices are arrays of rows.
 */
export interface Chain {
  /** Q[from][to]: share that moves between buckets in a month, n × n. */
  moves: readonly (readonly number[])[];
  /** R[from][end]: share absorbed in a month, n × ends; the first end is "paid". Each row of Q and R adds up to 1. */
  ends: readonly (readonly number[])[];
}

export interface ChainAnswer {
  /** N = (I − Q)⁻¹: expected months spent in each bucket by bucket of start. */
  visits: number[][];
  /** N·R: probability of each end by bucket of start. */
  absorbed: number[][];
  /** Mean and variance of the months until absorption by bucket of start. */
  months: number[];
  monthsVariance: number[];
}

/** Solves the chain. Throws `invariant: …` when a row does not add up to 1 or nothing is ever absorbed. */
export function solveChain({ moves, ends }: Chain): ChainAnswer {
  moves.forEach((row, from) => {
    const total = sum(row) + sum(ends[from]);
    if (!(Math.abs(total - 1) < 1e-9))
      throw new Error(`invariant: row ${from} of the chain adds up to ${total}`);
  });
  const n = moves.length;
  const visits = inverse(moves.map((row, from) => row.map((share, to) => (from === to ? 1 : 0) - share)));
  const months = visits.map(sum);
  return {
    visits,
    absorbed: multiply(visits, ends),
    months,
    monthsVariance: months.map((t, from) => {
      let twice = 0;
      for (let to = 0; to < n; to += 1) twice += (2 * visits[from][to] - (from === to ? 1 : 0)) * months[to];
      return twice - t * t;
    }),
  };
}

/** Share of a balance that is paid, discounted: v·(I − v·Q)⁻¹·R with v = 1/(1 + ratePerMonth), paid at month ends. */
export function presentValuePaid(chain: Chain, ratePerMonth: number): number[] {
  const v = 1 / (1 + ratePerMonth);
  const visits = inverse(
    chain.moves.map((row, from) => row.map((share, to) => (from === to ? 1 : 0) - v * share)),
  );
  return multiply(visits, chain.ends).map((row) => v * row[0]);
}

/** Cumulative amount paid by the end of months 1 … `months`, from opening balances by bucket. */
export function paidByMonth({ moves, ends }: Chain, balances: readonly number[], months: number): number[] {
  const paid: number[] = [];
  let stock = [...balances];
  let total = 0;
  for (let month = 0; month < months; month += 1) {
    total += sum(stock.map((amount, from) => amount * ends[from][0]));
    stock = stock.map((_, to) => sum(stock.map((amount, from) => amount * moves[from][to])));
    paid.push(total);
  }
  return paid;
}

/** Stock in each bucket once `inflow` has arrived every month for ever: inflow·N. */
export function steadyStock(answer: ChainAnswer, inflow: readonly number[]): number[] {
  return inflow.map((_, to) => sum(inflow.map((arrivals, from) => arrivals * answer.visits[from][to])));
}

/**
 * Standard deviation of the amount paid in the end when a balance is many accounts of `accountBalance` that pay or not
 * independently, each in whole: √Σ balance·accountBalance·p(1 − p). (Dollars of one account move together; treating each as
 * independent, as the paper does, understates it.)
 */
export function paidDeviation(
  answer: ChainAnswer,
  balances: readonly number[],
  accountBalance: number,
): number {
  return Math.sqrt(
    sum(
      balances.map(
        (b, from) => b * accountBalance * answer.absorbed[from][0] * (1 - answer.absorbed[from][0]),
      ),
    ),
  );
}

/**
 * Chance that a balance still open after 0 … `months` months is paid in the end, for balances that opened as `opening`
 * (amounts by bucket): the value of a debt by its age.
 */
export function valueByAge(chain: Chain, opening: readonly number[], months: number): number[] {
  const { absorbed } = solveChain(chain);
  let open = [...opening];
  return Array.from({ length: months + 1 }, (_, month) => {
    if (month > 0)
      open = open.map((_, to) => sum(open.map((amount, from) => amount * chain.moves[from][to])));
    return sum(open.map((amount, from) => amount * absorbed[from][0])) / sum(open);
  });
}

/** Decay a month of values that start at 1: least squares of −ln value = rate·age through the origin. */
export function decayRate(ages: readonly number[], values: readonly number[]): number {
  return sum(ages.map((age, k) => -age * ln(values[k]))) / sum(ages.map((age) => age * age));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function multiply(a: number[][], b: readonly (readonly number[])[]): number[][] {
  return a.map((row) => b[0].map((_, column) => sum(row.map((value, k) => value * b[k][column]))));
}

/** Gauss–Jordan with row pivoting. */
function inverse(matrix: number[][]): number[][] {
  const n = matrix.length;
  const work = matrix.map((row, r) => [...row, ...row.map((_, c) => (r === c ? 1 : 0))]);
  for (let column = 0; column < n; column += 1) {
    let pivot = column;
    for (let r = column + 1; r < n; r += 1)
      if (Math.abs(work[r][column]) > Math.abs(work[pivot][column])) pivot = r;
    if (Math.abs(work[pivot][column]) < 1e-12) throw new Error('invariant: some bucket is never left');
    [work[column], work[pivot]] = [work[pivot], work[column]];
    const lead = work[column][column];
    work[column] = work[column].map((value) => value / lead);
    for (let r = 0; r < n; r += 1) {
      const factor = work[r][column];
      if (r !== column && factor !== 0) work[r] = work[r].map((value, c) => value - factor * work[column][c]);
    }
  }
  return work.map((row) => row.slice(n));
}
