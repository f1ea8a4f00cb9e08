import type { EventId } from './kpi-events.ts';

/**
 * Where a result of the simulator shows an event. Names are those of its totals, daily counters and cell measures; they
 * are added up, a name after '-' is taken away. A test holds them against the engine's own lists.
 */
export interface Seen {
  /** One value a future over the horizon. */
  total?: readonly string[];
  /** Means by day: any month of the whole book. */
  daily?: readonly string[];
  /** Means by month × treatment × bucket: any segment. */
  cell?: readonly string[];
  /** What stands or moves and is no sum of counters; read by its own rule in kpi-tally.ts. */
  standing?:
    | 'accounts' // at a month's start; over the horizon all that ever came
    | 'accountMonths' // accounts at each month's start, added up
    | 'balance'
    | 'expected' // balances at the baseline's recovery rates by bucket
    | 'heads'
    | 'headDays' // heads × days on which there was time for calls
    | 'fieldDays' // heads of field teams × days on which there was time for visits
    | 'cures' // moves between month starts
    | 'rolled'
    | 'followed'
    | 'followedBalance';
}

/** The same names in all three places. */
const everywhere = (name: string, cell = name): Seen => ({ total: [name], daily: [name], cell: [cell] });
const counted = (name: string): Seen => ({ total: [name], daily: [name] });

const COST_COUNTERS = [
  'callCost',
  'messageCost',
  'travelCost',
  'legalCost',
  'feeCost',
  'oversightCost',
  'complaintCost',
];
const CASH_COUNTERS = [
  'unpromptedCash',
  'promiseCash',
  'settlementCash',
  'planCash',
  'legalCash',
  'saleCash',
];
const ATTEMPT_COUNTERS = ['attempts', 'botCalls', 'visits'];

/** Events that futures produce. An event without an entry is never seen, and a KPI made of it is a definition only. */
export const SEEN: Partial<Record<EventId, Seen>> = {
  accounts: { standing: 'accounts' },
  accountMonths: { standing: 'accountMonths' },
  collectorDays: { standing: 'headDays' },
  collectors: { standing: 'heads' },
  attempts: { total: ATTEMPT_COUNTERS, daily: ATTEMPT_COUNTERS, cell: ['attempts'] },
  calls: counted('attempts'),
  callBacks: counted('callBacks'),
  messages: everywhere('messages'),
  // Over the horizon the totals know accounts with at least one call; by month the cells know every kind of attempt.
  accountsTouched: { total: ['touchedAccounts'], cell: ['touched'] },
  rightParty: everywhere('contacts'),
  secondsWorked: counted('secondsUsed'),
  secondsAvailable: counted('secondsAvailable'),
  promises: everywhere('promises'),
  promisesDue: { total: ['kept', 'broken'], daily: ['kept', 'broken'], cell: ['kept', 'broken'] },
  promisesKept: everywhere('kept'),
  promisesBroken: everywhere('broken'),
  promiseCash: counted('promiseCash'),
  unpromptedCash: counted('unpromptedCash'),
  cash: { total: ['recovered'], daily: CASH_COUNTERS, cell: ['cash'] },
  placedBalance: { standing: 'balance' },
  expectedCash: { standing: 'expected' },
  cures: { standing: 'cures' },
  cured: counted('cured'),
  redefaults: { daily: ['redefaults'] },
  accountsFollowed: { standing: 'followed' },
  balanceFollowed: { standing: 'followedBalance' },
  rolledBalance: { standing: 'rolled' },
  complaints: everywhere('complaints'),
  directCost: { total: ['cost', '-labourCost'], daily: COST_COUNTERS },
  totalCost: { total: ['cost'], daily: [...COST_COUNTERS, 'labourCost', 'peopleCost'] },
  visitsPlanned: { daily: ['visitsPlanned'] },
  visits: counted('visits'),
  visitsInWindow: counted('visits'),
  visitRecordsOnTime: { daily: ['visitsRecordedOnTime'] },
  fieldDays: { standing: 'fieldDays' },
  settlements: counted('settlements'),
  plans: counted('plans'),
  plansBroken: { daily: ['plansBroken'] },
  hardships: counted('hardships'),
  claims: counted('claims'),
  partnerCash: counted('partnerCash'),
  partnerFees: counted('feeCost'),
  discount: counted('forgiven'),
};

/** Whether futures of the simulator produce an event. */
export function isSeen(event: string): boolean {
  return Object.prototype.hasOwnProperty.call(SEEN, event);
}

/** Counters by which days with working time are told from others. */
export const TIME_COUNTERS = { calls: 'secondsAvailable', visits: 'fieldSecondsAvailable' } as const;

const seen = Object.values(SEEN);
const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** Totals and daily counters of a result that KPIs are read from. */
export const READ_BY_KPIS: { readonly totals: readonly string[]; readonly daily: readonly string[] } = {
  totals: unique(seen.flatMap(({ total = [] }) => total.map((name) => name.replace(/^-/, '')))),
  daily: unique([...seen.flatMap(({ daily = [] }) => daily), ...Object.values(TIME_COUNTERS)]),
};
