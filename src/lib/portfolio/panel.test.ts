import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '#scenario';
import { estimateBuckets, estimateRedefault, estimateTwoInstalments } from './estimate.ts';
import { impliedTotal } from './law.ts';
import { CODES, openingBook, readPanel, transitionMatrix } from './panel.ts';
import { buildTaiwanScenario } from './taiwan.ts';

const scenarios = new URL('../../../scenarios/', import.meta.url);
const csv = readFileSync(new URL('data/card-panel-2005.csv', scenarios), 'utf8');
const panel = readPanel(csv);

describe('the Taiwanese panel', () => {
  test('holds 6,546 accounts in four months', () => {
    expect(panel.months).toEqual(['2005-04', '2005-05', '2005-06', '2005-07']);
    expect(panel.accounts).toHaveLength(6_546);
  });

  test('opens in July with 4,088 of 4,213 past-due accounts; the 125 others owe nothing and are refused as such', async () => {
    const book = await openingBook(panel, '2005-07');
    expect(book.tape.accounts).toBe(4_088);
    expect(book.errorCount).toBe(125);
    expect(new Set(book.errors.map((error) => error.code))).toEqual(new Set(['balanceNotPositive']));
    expect(book.tape.balance.reduce((a, b) => a + b, 0)).toBe(199_422_080);
    // n months are dpd 30(n−1) + 15.
    expect([...new Set(book.tape.dpd)].sort((a, b) => a - b)).toEqual([15, 45, 75, 105, 135, 165, 195, 225]);
  });

  test('moves between months as counted by hand from the file, by number', () => {
    const { weight, share } = transitionMatrix(panel, 'number');
    expect([...weight.subarray(2 * CODES, 3 * CODES)]).toEqual([2513, 2, 5567, 469, 0, 0, 0, 0, 0]);
    expect([...weight.subarray(3 * CODES, 4 * CODES)]).toEqual([83, 0, 203, 111, 145, 0, 0, 0, 0]);
    expect(share[2 * CODES]).toBeCloseTo(2513 / 8551, 12);
  });

  test('rows of both matrices are shares that sum to 1', () => {
    for (const by of ['number', 'balance'] as const) {
      const { share } = transitionMatrix(panel, by);
      for (let from = 0; from < CODES; from++) {
        const row = share.subarray(from * CODES, (from + 1) * CODES);
        expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      }
    }
  });
});

describe('behaviour from the panel', () => {
  const rows = estimateBuckets(panel);
  const byId = Object.fromEntries(rows.map((row) => [row.id, row]));

  test('cure, stay, fall and roll share out every observation of a live bucket', () => {
    for (const row of rows.slice(0, 5)) {
      expect(row.cure.share + row.stay.share + row.fall.share + row.roll.share).toBeCloseTo(1, 12);
    }
  });

  test('unprompted payment is not rolling and cure is a share of it, with binomial errors', () => {
    const { unpromptedShare, cureShare } = byId.M2;
    expect(unpromptedShare.share).toBeCloseTo(1 - 469 / 8551, 12);
    expect(cureShare.share).toBeCloseTo(2513 / (8551 - 469), 12);
    const p = 469 / 8551;
    expect(unpromptedShare.standardError).toBeCloseTo(Math.sqrt((p * (1 - p)) / 8551), 12);
    expect(unpromptedShare.share * cureShare.share).toBeCloseTo(byId.M2.cure.share, 12);
  });

  test('code 1 has two observations and stands on M2', () => {
    expect(byId.M1.roll.observations).toBe(2);
    expect(byId.M1.borrowedFrom).toBe('M2');
    expect(byId.M1.unpromptedShare).toEqual(byId.M2.unpromptedShare);
  });

  test('the misfit stays visible: far more accounts do not roll than are seen to pay', () => {
    expect(byId.M2.paid.share).toBeCloseTo(0.7241, 4);
    expect(byId.M4.unpromptedShare.share - byId.M4.paid.share).toBeGreaterThan(0.4);
  });

  test('charged-off accounts are taken at the share seen to pay', () => {
    expect(byId.M7.unpromptedShare).toEqual(byId.M7.paid);
    expect(byId.M7.cureShare.share).toBe(0);
  });

  test('1,686 accounts returned to current in time to be seen again; 44 were past due a month later', () => {
    expect(estimateRedefault(panel)).toMatchObject({ observations: 1_686, share: 44 / 1_686 });
    expect(estimateTwoInstalments(panel).share).toBeCloseTo(0.0488, 3);
  });
});

describe('scenarios/taiwan-card-2005.json', () => {
  test('is, to the byte, what the importer builds from the panel (rebuild: node tools/run.js src/cli/build-taiwan.ts)', async () => {
    const { scenario, pastDue, refused } = await buildTaiwanScenario(csv);
    const committed = readFileSync(new URL('taiwan-card-2005.json', scenarios), 'utf8');
    expect(committed).toBe(`${JSON.stringify(scenario, null, 2)}\n`);
    expect({ pastDue, refused }).toEqual({ pastDue: 4_213, refused: 125 });
    expect(parseScenario(JSON.parse(committed))).toEqual({ ok: true, value: scenario });
  });

  test('keeps every account and the total balance within 1 %', async () => {
    const { segments } = (await buildTaiwanScenario(csv)).scenario.portfolio;
    expect(segments.reduce((sum, s) => sum + s.accounts, 0)).toBe(4_088);
    const implied = segments.reduce((sum, s) => sum + impliedTotal(s.balance, s.accounts), 0);
    expect(Math.abs(implied / 199_422_080 - 1)).toBeLessThan(0.01);
  });
});
