import type { Currency, Tape } from './tape.ts';

/** Collects good rows: columns are allotted for all rows and cut at the end. */
export class TapeBuilder {
  private readonly tape: Tape;
  private readonly productIndex = new Map<string, number>();
  private readonly regionIndex = new Map<string, number>();

  constructor(currency: Currency, rows: number) {
    this.tape = {
      currency,
      accounts: 0,
      accountId: [],
      balance: new Float64Array(rows),
      dpd: new Int32Array(rows),
      product: new Int32Array(rows),
      products: [],
      region: new Int32Array(rows),
      regions: [],
      instalment: new Float64Array(rows),
      principal: new Float64Array(rows),
      score: new Float64Array(rows),
      lastPaymentDay: new Int32Array(rows),
    };
  }

  add(
    id: string,
    balance: number,
    dpd: number,
    product: string,
    region: string,
    instalment: number,
    principal: number,
    score: number,
    lastPaymentDay: number,
  ): void {
    const { tape } = this;
    const a = tape.accounts++;
    tape.accountId.push(id);
    tape.balance[a] = balance;
    tape.dpd[a] = dpd;
    tape.product[a] = indexOf(product, this.productIndex, tape.products);
    tape.region[a] = indexOf(region, this.regionIndex, tape.regions);
    tape.instalment[a] = instalment;
    tape.principal[a] = principal;
    tape.score[a] = score;
    tape.lastPaymentDay[a] = lastPaymentDay;
  }

  done(): Tape {
    const { tape } = this;
    const n = tape.accounts;
    return {
      ...tape,
      balance: tape.balance.slice(0, n),
      dpd: tape.dpd.slice(0, n),
      product: tape.product.slice(0, n),
      region: tape.region.slice(0, n),
      instalment: tape.instalment.slice(0, n),
      principal: tape.principal.slice(0, n),
      score: tape.score.slice(0, n),
      lastPaymentDay: tape.lastPaymentDay.slice(0, n),
    };
  }
}

function indexOf(value: string, index: Map<string, number>, values: string[]): number {
  let at = index.get(value);
  if (at === undefined) {
    at = values.length;
    index.set(value, at);
    values.push(value);
  }
  return at;
}
