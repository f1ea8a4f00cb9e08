import { MEASURES, monthPay, PANEL_COLUMNS, PANEL_WIDTH } from '#incentives';
import type { Report } from './self-check-ledger.ts';
import { leaderPay } from '../pay/leaders.ts';
import type { State } from '../state.ts';

const at = (column: (typeof PANEL_COLUMNS)[number]) => PANEL_COLUMNS.indexOf(column);

/**
 * INV-04 for variable pay, on the evening of a day: paid on a month's last day only; each own leg pays what its curve
 * says of the measures in the panel; pay of the month, leaders' included, adds up to what was booked, what is held back apart.
 */
export function checkPay(s: State, day: number, panelBefore: number, report: Report): void {
  const { desk, seen, plan } = s;
  const booked = seen.daily.payCost[day];
  const rows = seen.panel.length / PANEL_WIDTH - panelBefore / PANEL_WIDTH;
  if (desk === undefined || desk.pay.watching) {
    if (booked !== 0 || rows > 0) report('INV-04', -1, `${booked} of variable pay without a scheme`);
    return;
  }
  const { monthIndex } = plan.calendar;
  if (monthIndex[day + 1] === monthIndex[day]) {
    if (booked !== 0 || rows > 0) report('INV-04', -1, `variable pay ${booked} inside a month`);
    return;
  }
  let most = 0;
  let whole = 0;
  for (let row = panelBefore; row < seen.panel.length; row += PANEL_WIDTH) {
    const crew = desk.pay.crews[seen.panel[row]];
    const { scheme } = crew.compiled;
    const pay = seen.panel[row + at('pay')];
    if (!(pay >= 0 && pay < Infinity)) report('INV-04', -1, `a collector is paid ${pay}`);
    whole += Math.round(pay * crew.base);
    most = Math.max(most, scheme.deferral?.share ?? 0);
    if (scheme.legs.some(({ scope }) => scope !== 'own')) continue;
    const scores = scheme.legs.map(({ weights }) =>
      MEASURES.reduce((sum, measure) => sum + (weights[measure] ?? 0) * seen.panel[row + at(measure)], 0),
    );
    const complaints = seen.panel[row + at('complaints')];
    const fines = scheme.fine * seen.panel[row + at('fines')];
    const earned = Math.max(0, monthPay(scheme, { scores, complaints }).total - fines);
    if (pay !== earned)
      report('INV-04', -1, `a collector is paid ${pay}, not ${earned}, for scores ${scores.join()}`);
  }
  const led = leadersEarned(s, panelBefore);
  if (most === 0 && booked !== Math.round((whole + led) / plan.scale))
    report('INV-04', -1, `variable pay is ${booked}, collectors earned ${whole}, leaders ${led}`);
}

/** Pay of the month's leaders, minor units: each by the mean score of the panel rows of those led. */
function leadersEarned({ plan, desk, seen }: State, panelBefore: number): number {
  const leaders = desk?.pay.leaders;
  if (leaders === undefined) return 0;
  let money = 0;
  plan.crews.forEach(({ span, costPerLeaderMonth }, k) => {
    const scores: number[] = [];
    for (let row = panelBefore; row < seen.panel.length; row += PANEL_WIDTH)
      if (seen.panel[row] === k) scores.push(seen.panel[row + at('score')]);
    for (let from = 0; span > 0 && from < scores.length; from += span) {
      const group = scores.slice(from, from + span);
      const mean = group.reduce((sum, score) => sum + score, 0) / group.length;
      money += Math.round(leaderPay(leaders, mean) * costPerLeaderMonth);
    }
  });
  return money;
}
