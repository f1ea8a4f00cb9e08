/** One comparison of the model with theory, as the page shows it. */
export interface CheckLine {
  name: string;
  expected: number;
  got: number;
  tolerance: number;
  unit?: string | undefined;
  note?: string | undefined;
  passed: boolean;
}

export interface CheckCard {
  id: string;
  title: { vi: string; en: string };
  source: string;
  detects: string;
}

/** What runs the checks: a page gives it, because the interface does not know the model. */
export type CheckReply =
  | { kind: 'list'; checks: CheckCard[] }
  | { kind: 'rows'; id: string; rows: CheckLine[] }
  | { kind: 'done' }
  | { kind: 'failed'; reason: string };

/** Starts the checks; `list` only names them. The result stops them. */
export type StartChecks = (order: 'list' | 'run', onReply: (reply: CheckReply) => void) => () => void;
