import { capAt, leg, payScheme, SCHEME_PRESETS } from '#incentives';
import type { PayScheme } from '#incentives';
import type { Scenario } from '#scenario';
import { meanInterval, moments } from '#stats';
import { payBook, tryScheme } from './pay-trial.ts';
import type { Trial } from './pay-trial.ts';
import { FINDINGS, INTRODUCTION, REFERENCE } from './pay-words.ts';

export const FUTURES = 20;

type Read = (trial: Trial) => number;

/** Columns of the table, and where the reference prints the same. */
const COLUMNS: [name: string, read: Read, digits: number][] = [
  ['pace', (t) => t.mean.pace, 2],
  ['tilt', (t) => t.mean.tilt, 2],
  ['push', (t) => t.mean.push, 2],
  ['pressure', (t) => t.mean.pressure, 2],
  ['fakes', (t) => t.doors.falsified, 2],
  ['hold', (t) => t.mean.hold, 2],
  ['complaints', (t) => t.mean.complaints, 2],
  ['pay', (t) => t.mean.pay, 2],
  ['uplift, %', (t) => (100 * t.quality.uplift) / t.unpaid.value, 0],
  ['net', (t) => t.quality.netGain, 2],
  ['CPU', (t) => t.quality.meanPay / t.quality.uplift, 2],
  ['A', (t) => t.quality.outcomeAlignment, 2],
  ['ICC', (t) => t.quality.icc, 2],
  ['book', (t) => t.quality.split.book, 2],
  ['gaming', (t) => t.quality.gamingIndex, 2],
  ['flat', (t) => t.quality.flatShare, 2],
  ['no pay', (t) => t.quality.zeroPay, 2],
];

/** Half-width of the 95 % interval of a mean over futures. */
function interval(trials: readonly Trial[], read: Read): { mean: number; half: number } {
  const { mean, se, n } = moments(trials.map(read));
  return { mean, half: meanInterval(mean, se, n)[1] - mean };
}

function cell(trials: readonly Trial[], read: Read, digits: number): string {
  const { mean, half } = interval(trials, read);
  return `${fixed(mean, digits)} ± ${fixed(half, digits)}`;
}

/** Pay per uplift: the ratio of the means, since the mean of ratios may not exist. */
function perUplift(trials: readonly Trial[]): string {
  const pay = interval(trials, (t) => t.quality.meanPay).mean;
  const { mean, half } = interval(trials, (t) => t.quality.uplift);
  return mean > half ? fixed(pay / mean, 2) : '–';
}

const fixed = (x: number, digits: number) => x.toFixed(digits).replace('-', '−');

/** The page: twelve presets beside the reference, then the published ranges. */
export function payPage(scenario: Scenario, futures = FUTURES): string {
  const book = payBook(scenario);
  const rows = SCHEME_PRESETS.map(({ id, scheme }) => {
    const trials = tryScheme(book, scheme, futures);
    return [
      id,
      ...COLUMNS.map(([name, read, digits]) => {
        const here = name === 'CPU' ? perUplift(trials) : cell(trials, read, digits);
        return `${here} (${REFERENCE[id][name]})`;
      }),
    ];
  });
  return [
    INTRODUCTION(futures),
    table(['', ...COLUMNS.map(([name]) => name)], rows),
    FINDINGS,
    '## Published ranges\n',
    table(['Study', 'Range', 'Here', ''], ranges(book, futures)),
  ].join('\n');
}

function ranges(book: Scenario, futures: number): string[][] {
  const trials = (scheme: PayScheme) => tryScheme(book, scheme, futures);
  const [kept, ptp, cash] = (['kept', 'ptp', 'cash'] as const).map((measure) =>
    trials(payScheme([leg({ [measure]: 1 }, { slope: 0.3 })])),
  );
  const capped = trials(payScheme([capAt(leg({ cash: 1 }, { slope: 0.35 }), 1.1)], { ratchet: 0.5 }));
  const plain = trials(payScheme([leg({ cash: 1 }, { slope: 0.35 })]));
  const counted = trials(payScheme([leg({ ptp: 1 }, { slope: 0.35 })]));
  const contest = trials(payScheme([leg({ cash: 1 }, { scope: 'rank', topShare: 0.2, prize: 1.5 })]));
  const team = trials(payScheme([leg({ kept: 1 }, { slope: 0.35, scope: 'team' })], { teamSize: 8 }));
  const audits = [0, 0.02, 0.1].map((auditShare) =>
    trials(payScheme([leg({ visit: 1 }, { slope: 0.35 })], { auditShare, fine: 0.3 })),
  );
  const line = (study: string, low: number, high: number, all: readonly Trial[], read: Read, digits = 0) => {
    const { mean } = interval(all, read);
    const met = mean >= low && mean <= high ? 'met' : '**missed**';
    return [
      study,
      `${fixed(low, digits)} … ${Number.isFinite(high) ? fixed(high, digits) : ''}`,
      cell(all, read, digits),
      met,
    ];
  };
  const rise = (name: 'pace' | 'ptp' | 'keptRate' | 'value') => (t: Trial) =>
    100 * (t.mean[name] / t.unpaid[name] - 1);
  const spread = contest.map((t, r) => ({ ...t, ratio: t.paceSd / plain[r].paceSd }));
  const simpler = capped.map((t, r) => ({ ...t, ratio: 100 * (plain[r].mean.value / t.mean.value - 1) }));
  const ratio = (t: Trial) => (t as Trial & { ratio: number }).ratio;
  const [some, few, many] = audits.map((all) => cell(all, (t) => t.doors.falsified, 2));
  return [
    line('Lazear, Shearer: 30 % pay on kept promises, pace, %', 20, 25, kept, rise('pace')),
    line('… on promises', 20, 25, ptp, rise('pace')),
    line('… on cash', 20, 25, cash, rise('pace')),
    line('Misra & Nair: D6 to straight .35, value, %', 5, 20, simpler, ratio),
    line('Agarwal & Ben-David in kind: pay for promises, promises, %', 30, 110, counted, rise('ptp')),
    line('… kept rate, %', -100, -20, counted, rise('keptRate')),
    line('Bull, Schotter & Weigelt: spread of pace, contest ÷ straight', 2, Infinity, spread, ratio, 1),
    line('Friebel: team of eight, value, %', 1, 6, team, rise('value')),
    [
      'Olken, Becker: fakes at audits of 0, 2, 10 %',
      'end by 10 %',
      `${some}; ${few}; ${many}`,
      interval(audits[2], (t) => t.doors.falsified).mean === 0 ? 'met' : '**missed**',
    ],
  ];
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}
