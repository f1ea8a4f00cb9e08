/** Month whose past-due cards are the opening book. */
const OPENING_MONTH = '2005-07';
const PRODUCT = 'credit card';

/** Where the shipped panel lies (scenarios/data/README.md: source, licence, columns). */
const panelUrl = new URL('../../../../scenarios/data/card-panel-2005.csv', import.meta.url);

/** The panel's accounts past due in July 2005, as the tape a bank would export: one row an account. */
export async function cardBookFile(): Promise<File> {
  const response = await fetch(panelUrl);
  if (!response.ok) throw new Error(`invariant: the shipped panel is missing (${response.status})`);
  return new File([julyTape(await response.text())], 'card-panel-2005-07.csv', { type: 'text/csv' });
}

/** Rows of the opening month with months past due above 0, from the panel's long table. */
export function julyTape(panel: string): string {
  const [header = '', ...lines] = panel.trim().split(/\r?\n/);
  const names = header.split(',');
  const at = (name: string): number => names.indexOf(name);
  const [id, month, overdue, balance] = [
    at('account_id'),
    at('month'),
    at('months_past_due'),
    at('statement_balance'),
  ];
  const rows = lines
    .map((line) => line.split(','))
    .filter((cells) => cells[month] === OPENING_MONTH && Number(cells[overdue]) > 0)
    .map((cells) => [cells[id], cells[overdue], cells[balance], PRODUCT].join(','));
  return ['account_id,months_past_due,statement_balance,product', ...rows].join('\n');
}
