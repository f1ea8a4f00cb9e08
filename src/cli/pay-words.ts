const COLUMNS = [
  'pace',
  'tilt',
  'push',
  'pressure',
  'fakes',
  'hold',
  'complaints',
  'pay',
  'uplift, %',
  'net',
  'CPU',
  'A',
  'ICC',
  'book',
  'gaming',
  'flat',
  'no pay',
];

/** The reference's reduced world, uplift ÷ its unpaid value 6.277. */
const PRINTED: [id: string, numbers: string][] = [
  ['D1', '1.13 0 1.11 0 0 0 .34 .70 17 .38 .65 .83 .98 .00 .50 .00 0'],
  ['D2', '1.14 .69 0 .60 0 .09 .67 .77 23 .68 .53 .85 .60 .50 .31 .00 0'],
  ['D3', '.96 .31 0 .27 0 −.64 .42 .45 14 .42 .52 .78 .48 .36 .20 .37 .26'],
  ['D4', '.96 0 0 0 .54 0 .29 .48 2 −.38 5.99 −.12 .96 .00 .26 .00 0'],
  ['D5', '.90 .13 0 .23 0 −1.0 .47 .30 7 .17 .64 .49 .18 .13 0 .81 .95'],
  ['D6', '.87 .14 0 .08 0 −.03 .28 .34 7 .14 .71 .28 .01 .20 .02 .12 0'],
  ['G1', '1.01 .27 0 .21 0 .04 .38 .41 25 1.13 .27 .90 .61 .34 .09 .00 .01'],
  ['G2', '1.02 .30 0 .33 0 .07 .43 .45 25 1.10 .29 .69 .52 .00 .14 .00 .01'],
  ['G3', '1.00 .21 0 .33 0 0 .42 .39 35 1.82 .18 .65 .51 .00 .09 .00 .01'],
  ['G4', '1.13 .28 0 .38 0 .07 .51 .47 35 1.71 .22 .62 .59 .00 .16 .01 .02'],
  ['G5', '1.02 .25 0 .15 0 .03 .36 .43 26 1.20 .26 .80 .76 .00 .06 .00 0'],
  ['G6', '.96 .24 0 .15 0 .03 .33 .40 18 .75 .35 .70 .58 .00 .07 .00 .01'],
];

export const REFERENCE: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  PRINTED.map(([id, numbers]) => [
    id,
    Object.fromEntries(numbers.split(' ').map((text, k) => [COLUMNS[k], text])),
  ]),
);

export const INTRODUCTION = (futures: number) => `# Pay schemes on accounts

Written by \`node tools/run.js src/cli/validation-pay.ts\`. Presets: one account in four of the default book, three months of a neutral
calendar, twenty callers with own lists and twenty who visit (\`payBook\`, src/cli/pay-trial.ts); published ranges: half of that. ${futures} futures
on the same luck, mean ± half of the 95 % interval; in brackets what the reference's reduced world printed. Pay, net and value in base months a
collector-month; uplift in percent of the unpaid value; fakes of the field team alone; CPU = pay ÷ uplift, – where uplift is not above 0.
The behaviours one by one are tests/model/pay-behaviours.test.ts; tests/model/pay-presets.test.ts holds a part of the statements below.
`;

export const FINDINGS = `
## What agrees, what does not

Nothing here is tuned. Causes are our reading of the two technologies unless a measurement is named.

- **Which good scheme beats which bad one.** Every G leaves more after pay than D1, D2 and D4, told apart. **D3 leaves more than every G**, told
  apart: its step pays only some collectors, steers as much towards cash, and what is lost by holding over comes back within the horizon.
  **D5 leaves more than G1, G2, G3 and G6** with twenty in a team, where one winner in twenty is paid; with ten (one in ten paid, twice the pay) it is
  far below them. D6 is told apart from G4 and G5 only. **The reference's order (every G above every D) is missed.** Here a
  collector-month brings less than one base month of value unpaid, not 6.3, so that pay decides net, which is near or below 0 for all. Measured
  below: with base pay at an eighth, so that it brings as much as there, G1 and G5 gain about 3 base months and leave clearly more than D5 and D6;
  **D3, the step, still is hardly told apart from them**. More hours instead of cheaper ones do not help: capacity is then no longer short.
- **Uplift in percent is about twice the printed one where cash counts.** Accounts differ in what they yield far more than the
  reference's three classes, so that picking pays the firm too, and with capacity short the order of the list decides. For the same
  reason G3, which tilts by uplift, is not the best, and gaming (everything a run without tilt and pressure would not earn) is high for each G.
- **D1 is fair and misaligned:** book share near 0, uplift below 0, kept rate down. **It is not reliable**: ICC far below .98 with ten collectors in a
  team and with twenty, so that few collectors are not the cause. Counts of promises are noisier here (.25 a month, not .12). Measured below: reliability
  rises with the spread of skill and with the calls a collector makes.
- **D4 adds nothing**, and the field team fakes. Its ICC, book, flat and no pay compare two teams, since callers make
  no visits and are paid nothing; they say nothing about visits.
- **D6 hides skill:** ICC not told from 0, as printed. **D5** is as printed: ICC near 0, three days in four flat, nineteen in twenty unpaid.
- **Expected-value targets leave a book share** (G2–G6: not 0). They weigh callers' own lists only, by credit model; who visits shares a pool.
- **Complaints are rarer** than printed: pressure and its order agree; a gate of two
  hardly bites at this level: it spares 5 % of what cash pay adds, a gate of one a quarter, a deduction of .1 three tenths (table of power). That cash
  pay without a gate angers is tested at the default chance; gate and deduction are tested at four times the chance, where six futures do.
- **G4 holds payments over**, which the reference does not show. Probable cause: noise of cash is twice as large, so that more
  collectors stand beyond 140 %, where the curve is flat. Not examined further.
- **30 % pay on kept promises raises pace by 17 %**, below the range; on promises and cash it is met. Measured one cause at a time: the cost of effort is
  calibrated at 22 working days a month and this book works 26, so that a day earns less of the month's pay; with five days a week it is 21 %.
  Present bias takes 3 points, which the reference's 20–25 % has already in it; with every behaviour but pace off it stays 17 %. On given promises
  pushing makes up for the days.
- **Oyer's bulge at the period's end does not show**: with a slope of 20 % that becomes 80 % at target, 11.2 % of cash comes in the last three working days
  of a month, not told apart from 11.4 % unpaid. Only three days' payments can be moved, and pulling forward and holding back cancel over collectors
  (our reading). The threshold of 13.6 % takes cash as even over 22 days, which it is not here even unpaid.
- **The contest shows in all four settings tried**, once there are enough futures: pace falls with differences in skill whether promises, kept promises
  or cash are paid, with everything responding (table of power below). Six futures, on which two settings had been given up before, are
  too few for the weaker ones; they need 16 to 20.
`;

export const CAUSES_LEAD = `## Causes that were measured

On the presets' book, one thing of it changed at a time; everything else as above.
`;

export const POWER_LEAD = (futures: number) => `## What is hard to see, and how many futures show it

The small book at its own settings (default chance of a complaint, everything responds where nothing else is said), callers, first less second on the same
luck. ${futures} futures, mean ± half of the 99 % interval. Futures needed: to have the interval above 0 with a chance of 80 %, if the difference is the one
measured (((2.58 + .84) · sd ÷ difference)²; the normal law, so that a handful is too few in any case).
`;

export const CHECKS_LEAD = `## Check rows

Pay, uplift, pace, pressure and fakes at doors of single futures of the small book; tests/model/pay-presets.test.ts lives them again and fails
when one has moved: the page is then to be written anew.
`;
