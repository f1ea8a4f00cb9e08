import { capAt, leg, payScheme, SCHEME_PRESETS, schemePreset } from '#incentives';
import type { PayScheme } from '#incentives';
import { DEFAULT_RESPONSES, PAY_BEHAVIOURS } from '#scenario';
import type { Scenario } from '#scenario';
import { causes } from './pay-causes.ts';
import { around, cell, fixed, interval, rise, write } from './pay-cells.ts';
import type { Read } from './pay-cells.ts';
import { power } from './pay-power.ts';
import { payBook, tryScheme } from './pay-trial.ts';
import type { Trial } from './pay-trial.ts';
import { CAUSES_LEAD, CHECKS_LEAD, FINDINGS, INTRODUCTION, POWER_LEAD, REFERENCE } from './pay-words.ts';

const FUTURES = 20;
/** Of the table of power: enough for all but the weakest statement. */
const POWER_FUTURES = 60;
/** Twice the small book for the presets: 40 collectors. */
const TIMES = 2;

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

/** Pay per uplift: the ratio of the means, since the mean of ratios may not exist. */
function perUplift(trials: readonly Trial[]): string {
  const pay = interval(trials, (t) => t.quality.meanPay).mean;
  const { mean, half } = interval(trials, (t) => t.quality.uplift);
  return mean > half ? fixed(pay / mean, 2) : '–';
}

/** One preset's row of the table, and what it leaves after pay by future. */
export interface PresetRow {
  id: string;
  cells: string[];
  net: number[];
}

export function presetRow(scenario: Scenario, id: string, futures = FUTURES): PresetRow {
  const trials = tryScheme(payBook(scenario, TIMES), schemePreset(id)!.scheme, futures);
  const cells = COLUMNS.map(([name, read, digits]) => {
    const here = name === 'CPU' ? perUplift(trials) : cell(trials, read, digits);
    return `${here} (${REFERENCE[id][name]})`;
  });
  return { id, cells, net: trials.map((t) => t.quality.netGain) };
}

/** The page: twelve presets beside the reference, which is told from which, the published ranges, and check rows. */
export function payPage(
  scenario: Scenario,
  rows: readonly PresetRow[] = SCHEME_PRESETS.map(({ id }) => presetRow(scenario, id)),
  published: string[][] = ranges(scenario),
): string {
  return [
    INTRODUCTION(FUTURES),
    table(
      ['', ...COLUMNS.map(([name]) => name)],
      rows.map(({ id, cells }) => [id, ...cells]),
    ),
    '## Which leaves more after pay\n',
    'Row less column, future by future, mean ± half of the 95 % interval; **bold** where the interval excludes 0.\n',
    table(...apart(rows)),
    FINDINGS,
    CAUSES_LEAD,
    table(
      ['Figure', 'On this book', 'Changed', 'What was changed'],
      causes(payBook(scenario, TIMES), FUTURES),
    ),
    POWER_LEAD(POWER_FUTURES),
    table(
      ['First less second', 'Of', 'Difference', '', 'Futures needed'],
      power(payBook(scenario), POWER_FUTURES),
    ),
    '## Published ranges\n',
    table(['Study', 'Range', 'Here', ''], published),
    CHECKS_LEAD,
    ...checkRows(scenario),
    '',
  ].join('\n');
}

function apart(rows: readonly PresetRow[]): [head: string[], rows: string[][]] {
  const [bad, good] = ['D', 'G'].map((kind) => rows.filter(({ id }) => id.startsWith(kind)));
  return [
    ['', ...bad.map(({ id }) => id)],
    good.map(({ id, net }) => [
      id,
      ...bad.map((other) => {
        const more = around(net.map((x, r) => x - other.net[r]));
        const text = write(more, 2);
        return Math.abs(more.mean) > more.half ? `**${text}**` : text;
      }),
    ]),
  ];
}

/** Presets and futures of the check rows: cheap enough to be lived again by a test. */
const CHECKED = ['D4', 'G5'] as const;
const CHECK_FUTURES = 2;

/** Lines that a test lives again: when one of them moves, the page is out of date. */
export function checkRows(scenario: Scenario): string[] {
  const book = payBook(scenario);
  return CHECKED.flatMap((id) =>
    tryScheme(book, schemePreset(id)!.scheme, CHECK_FUTURES).map((t, r) => {
      const numbers = [t.mean.pay, t.quality.uplift, t.mean.pace, t.mean.pressure, t.doors.falsified];
      return `    ${id} future ${r}: ${numbers.map((x) => x.toFixed(6)).join(' ')}`;
    }),
  );
}

/** The published ranges, on the small book. */
export function ranges(scenario: Scenario, futures = FUTURES): string[][] {
  const book = payBook(scenario);
  const trials = (scheme: PayScheme) => tryScheme(book, scheme, futures);
  const [kept, ptp, cash] = (['kept', 'ptp', 'cash'] as const).map((measure) =>
    trials(payScheme([leg({ [measure]: 1 }, { slope: 0.3 })])),
  );
  // What keeps pace on kept promises below the range, one cause at a time.
  const keptScheme = payScheme([leg({ kept: 1 }, { slope: 0.3 })]);
  const patient = tryScheme(book, keptScheme, futures, {
    responses: { ...DEFAULT_RESPONSES, presentBias: 1 },
  });
  const alone = tryScheme(book, keptScheme, futures, { without: [...PAY_BEHAVIOURS] });
  const steep = trials(payScheme([leg({ cash: 1 }, { slope: 0.2, knots: [{ at: 1, change: 0.6 }] })]));
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
  const spread = contest.map((t, r) => ({ ...t, ratio: t.paceSd / plain[r].paceSd }));
  const simpler = capped.map((t, r) => ({ ...t, ratio: 100 * (plain[r].mean.value / t.mean.value - 1) }));
  const ratio = (t: Trial) => (t as Trial & { ratio: number }).ratio;
  const [some, few, many] = audits.map((all) => cell(all, (t) => t.doors.falsified, 2));
  return [
    line('Lazear, Shearer: 30 % pay on kept promises, pace, %', 20, 25, kept, rise('pace')),
    line('… … without present bias', 20, 25, patient, rise('pace')),
    line('… … when nothing but pace responds', 20, 25, alone, rise('pace')),
    line('… on promises', 20, 25, ptp, rise('pace')),
    line('… on cash', 20, 25, cash, rise('pace')),
    line('Misra & Nair: D6 to straight .35, value, %', 5, 20, simpler, ratio),
    line('Agarwal & Ben-David in kind: pay for promises, promises, %', 30, 110, counted, rise('ptp')),
    line('… kept rate, %', -100, -20, counted, rise('keptRate')),
    line('Bull, Schotter & Weigelt: spread of pace, contest ÷ straight', 2, Infinity, spread, ratio, 1),
    line('Friebel: team of eight, value, %', 1, 6, team, rise('value')),
    line(
      'Oyer: last three days, accelerator, % of cash',
      13.6,
      Infinity,
      steep,
      (t) => 100 * t.lastDays.paid,
      1,
    ),
    ['… unpaid', '', cell(steep, (t) => 100 * t.lastDays.unpaid, 1), ''],
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
