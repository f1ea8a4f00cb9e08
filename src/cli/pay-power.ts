import { leg, payScheme } from '#incentives';
import type { PanelColumn, PayScheme } from '#incentives';
import { PAY_BEHAVIOURS } from '#scenario';
import type { Pay, Scenario } from '#scenario';
import { meanInterval, moments, pairsToShow } from '#stats';
import { fixed } from './pay-cells.ts';
import { liveScheme } from './pay-trial.ts';

/** Level of the intervals of the behaviour tests, and the chance wanted to show what is there. */
const LEVEL = 0.99;
const POWER = 0.8;
/** Callers: the contest and complaints are read on them. */
const CALLERS = 0;

const contest = (measure: 'ptp' | 'kept' | 'cash', prize: number) =>
  payScheme([leg({ [measure]: 1 }, { scope: 'rank', topShare: 0.2, prize })]);
const cash = (slope: number, part: Partial<PayScheme> = {}) =>
  payScheme([leg({ cash: 1 }, { slope })], { tiltMax: 0, ...part });
const ALONE: Partial<Pay> = { without: [...PAY_BEHAVIOURS] };

/** Contests that were tried: what is paid, the prize, and the two spreads of skill that are compared. */
const CONTESTS: [name: string, scheme: PayScheme, alike: number, unlike: number, part: Partial<Pay>][] = [
  ['promises, prize 1.5, only pace responds', contest('ptp', 1.5), 0.02, 1.2, ALONE],
  ['promises, prize 1.5, everything responds', contest('ptp', 1.5), 0.02, 1.2, {}],
  ['kept promises, prize 1, everything responds', contest('kept', 1), 0.02, 0.9, {}],
  ['cash, prize 1.5, everything responds', contest('cash', 1.5), 0.02, 0.6, {}],
];

/** Rows of the table of power: statements whose sign is hard to see, at the book's own settings. */
export function power(book: Scenario, futures: number): string[][] {
  const read = (scheme: PayScheme, column: PanelColumn, of = book, part: Partial<Pay> = {}) =>
    liveScheme(of, scheme, futures, CALLERS, part).map((one) => one[column]);
  const skilled = (skillSigma: number): Scenario => ({
    ...book,
    behaviour: { ...book.behaviour, skillSigma },
  });
  const open = read(cash(0.45), 'complaints');
  return [
    ...CONTESTS.map(([name, scheme, alike, unlike, part]) =>
      row(
        `Contest falls with differences in skill: ${name}, spread ${alike} against ${unlike}`,
        'pace',
        read(scheme, 'pace', skilled(alike), part),
        read(scheme, 'pace', skilled(unlike), part),
      ),
    ),
    row(
      'Cash pay of .45 without a gate angers more than none',
      'complaints',
      open,
      read(cash(0), 'complaints'),
    ),
    ...[2, 1].map((gate) =>
      row(`… more than with a gate of ${gate}`, 'complaints', open, read(cash(0.45, { gate }), 'complaints')),
    ),
    row(
      '… more than with .1 taken off for each',
      'complaints',
      open,
      read(cash(0.45, { deductionPerComplaint: 0.1 }), 'complaints'),
    ),
  ];
}

/** First less second, future by future: its interval, whether it shows the statement, and the futures that would. */
function row(statement: string, unit: string, first: readonly number[], second: readonly number[]): string[] {
  const { mean, se, n } = moments(first.map((x, r) => x - second[r]));
  const half = meanInterval(mean, se, n, LEVEL)[1] - mean;
  const pairs = pairsToShow(se * Math.sqrt(n), mean, 1 - LEVEL, POWER);
  const shown = mean > half ? 'shown' : mean < -half ? '**the opposite is shown**' : '**not shown**';
  return [
    statement,
    unit,
    `${fixed(mean, 4)} ± ${fixed(half, 4)}`,
    shown,
    mean > 0 ? `${Math.max(2, Math.ceil(pairs))}` : 'none: the mean has the other sign',
  ];
}
