import { MEASURES, monthPay, PANEL_COLUMNS, PANEL_WIDTH } from '#incentives';
import type { Report } from './self-check-ledger.ts';
import type { State } from './state.ts';

const at = (column: (typeof PANEL_COLUMNS)[number]) => PANEL_COLUMNS.indexOf(column);

/**
 * INV-04 for variable pay, on the evening of a day: paid on a month's last day only; each own leg pays what its curve
 * says of the measures in the panel; pay of the month adds up to what was booked, what is held back apart.
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
  if (most === 0 && booked !== Math.round(whole / plan.scale))
    report('INV-04', -1, `variable pay is ${booked}, collectors earned ${whole}`);
}
