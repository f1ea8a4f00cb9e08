import { checkRows } from './check-rows.ts';
import type { CheckedRows } from './check-rows.ts';
import { csvRows } from './csv.ts';

/**
 * The Taiwanese card panel: accounts past due in at least one of four months of 2005, from I-Cheng Yeh, "Default of
 * Credit Card Clients", UCI Machine Learning Repository (2016), https://doi.org/10.24432/C55S3H, CC BY 4.0.
 * The bank's own collectors worked these accounts: nothing here is a no-touch figure.
 */
export interface Panel {
  /** Statement months, oldest first, as 2005-04. */
  months: string[];
  accounts: PanelAccount[];
}

export interface PanelAccount {
  id: string;
  /** Per month of `Panel.months`. */
  monthsPastDue: number[];
  /** NT$; 0 or a credit (negative) are possible. */
  balance: number[];
  /** NT$ paid during the month. */
  paid: number[];
}

const COLUMNS = ['account_id', 'month', 'months_past_due', 'statement_balance', 'paid_in_month'] as const;

/** Reads the panel's long table. Throws `invariant: …` on anything but a complete panel: it is our own file. */
export function readPanel(csv: string): Panel {
  const [header, ...rows] = csvRows(csv);
  const at = COLUMNS.map((column) => header.indexOf(column));
  if (at.includes(-1)) throw new Error('invariant: the panel lacks a column');
  const months = [...new Set(rows.map((row) => row[at[1]]))].sort();
  const byId = new Map<string, PanelAccount>();
  for (const row of rows) {
    const [id, month, ...numbers] = at.map((index) => row[index]);
    const [monthsPastDue, balance, paid] = numbers.map(Number);
    const m = months.indexOf(month);
    if (![monthsPastDue, balance, paid].every(Number.isInteger))
      throw new Error('invariant: the panel holds integers');
    let account = byId.get(id);
    if (!account) byId.set(id, (account = { id, monthsPastDue: [], balance: [], paid: [] }));
    account.monthsPastDue[m] = monthsPastDue;
    account.balance[m] = balance;
    account.paid[m] = paid;
  }
  const accounts = [...byId.values()];
  const complete = accounts.every((a) => months.every((_, m) => a.monthsPastDue[m] !== undefined));
  if (!complete || rows.length !== accounts.length * months.length) {
    throw new Error('invariant: every account of the panel has every month once');
  }
  return { months, accounts };
}

/**
 * The book at the end of one month: accounts past due, through the same checks as any tape, so that accounts with
 * nothing owed are refused by row (of the list of past-due accounts, header first) and counted.
 */
export function openingBook(panel: Panel, month: string): Promise<CheckedRows> {
  const m = panel.months.indexOf(month);
  if (m < 0) throw new Error(`invariant: the panel has no month ${month}`);
  const pastDue = panel.accounts.filter((a) => a.monthsPastDue[m] > 0);
  return checkRows(
    {
      rowNumber: pastDue.map((_, i) => i + 2),
      cells: {
        account_id: pastDue.map((a) => a.id),
        balance: pastDue.map((a) => String(a.balance[m])),
        months_past_due: pastDue.map((a) => String(a.monthsPastDue[m])),
      },
      columnNames: { balance: 'statement_balance' },
    },
    'TWD',
  );
}

/** Codes 0 (not past due) to 8 (eight months and more, the panel's last). */
export const CODES = 9;

export interface TransitionMatrix {
  /** Weight that moved from code i to code j between consecutive months: Float64Array[9 × 9], row by row. */
  weight: Float64Array;
  /** Rows divided by their sum; a row without weight is all 0. */
  share: Float64Array;
}

/** Month-to-month moves, all pairs of consecutive months pooled; `balance` weighs by the opening balance above 0. */
export function transitionMatrix(panel: Panel, by: 'number' | 'balance'): TransitionMatrix {
  const weight = new Float64Array(CODES * CODES);
  for (const { account, m } of steps(panel)) {
    const [from, to] = [account.monthsPastDue[m], account.monthsPastDue[m + 1]];
    weight[code(from) * CODES + code(to)] += by === 'number' ? 1 : Math.max(0, account.balance[m]);
  }
  const share = weight.map((value, index) => {
    const row = index - (index % CODES);
    const sum = weight.subarray(row, row + CODES).reduce((a, b) => a + b, 0);
    return sum > 0 ? value / sum : 0;
  });
  return { weight, share };
}

const code = (monthsPastDue: number): number => Math.min(monthsPastDue, CODES - 1);

/** Every account in every month that has a next one. */
export function* steps(panel: Panel): Generator<{ account: PanelAccount; m: number }> {
  for (const account of panel.accounts) {
    for (let m = 0; m + 1 < panel.months.length; m++) yield { account, m };
  }
}
