import { chanceBelow, FEWEST_TO_SHRINK, shrink } from './shrinkage.ts';

/** What a collector's record says about the collector. Shares of contacts that became kept promises, 0–1. */
export interface Judged {
  /** As counted, and what luck alone may move it: standard error. */
  seen: number;
  se: number;
  /** What is left of it once luck is taken out: regressed to the team's mean, with its 95 % range. */
  likely: number;
  low: number;
  high: number;
  /** Chance of truly belonging to the weakest quarter of such collectors. */
  weakest: number;
  /** Chance that a newcomer, drawn from the same spread of people, is truly better. */
  newcomerBetter: number;
}

/** A team's record, collector by collector in the order given. */
export interface JudgedLeague {
  mean: number;
  /** Spread (standard deviation) of the true shares, and the share of the variance seen that is luck, 0–1. */
  spread: number;
  luckShare: number;
  each: Judged[];
}

/** One collector's record: contacts and kept promises, and the sums over debtors of a list (`ListLuck` of the model); 0 in a pool. */
export interface LeagueRecord {
  contacts: number;
  kept: number;
  contactsSquared: number;
  contactsTimesKept: number;
  keptSquared: number;
}

/** 25 % and 97.5 % points of the standard normal law. */
const QUARTER = -0.674489750196082;
const REACH = 1.959963984540054;

/**
 * Poor work told from bad luck: each collector's kept promises in `contacts` conversations are binomial about a true share, and true
 * shares are normal about the team's mean (`shrink`). The standard error uses the team's own share, so that nobody's luck judges their
 * luck; where lists are dealt it is widened by how far the contacts of a debtor hang together (variance of a ratio of cluster sums,
 * Cochran, "Sampling Techniques", 3rd ed., § 9A.1), over the team. Undefined for fewer than three collectors or where nobody kept, or everybody did. It knows nothing of who was given what:
 * where lists are dealt by skill or value it also measures the lists.
 */
export function judgeLeague(records: readonly LeagueRecord[]): JudgedLeague | undefined {
  const sum = (of: keyof LeagueRecord) => records.reduce((total, record) => total + record[of], 0);
  const share = sum('kept') / sum('contacts');
  if (records.length < FEWEST_TO_SHRINK || !(share > 0 && share < 1)) return undefined;
  const clusters =
    sum('keptSquared') - 2 * share * sum('contactsTimesKept') + share * share * sum('contactsSquared');
  const single = sum('contacts') * share * (1 - share);
  const stretch = sum('contactsSquared') > 0 ? clusters / single : 1;
  const measured = records.map(({ contacts, kept }) => ({
    value: kept / Math.max(1, contacts),
    se: Math.sqrt((stretch * share * (1 - share)) / Math.max(1, contacts)),
  }));
  const { mean, spread, luckShare, each } = shrink(measured);
  return {
    mean,
    spread,
    luckShare,
    each: each.map((guess, k) => ({
      seen: measured[k].value,
      se: measured[k].se,
      likely: guess.value,
      low: Math.max(0, guess.value - REACH * guess.sd),
      high: guess.value + REACH * guess.sd,
      weakest: chanceBelow(guess, mean + QUARTER * spread),
      newcomerBetter: chanceBelow(
        { ...guess, value: guess.value - mean, sd: Math.sqrt(guess.sd * guess.sd + spread * spread) },
        0,
      ),
    })),
  };
}
