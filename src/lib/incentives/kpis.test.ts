import { describe, expect, it } from 'vitest';
import { checkFormula, evaluateFormula, formulaText, minus, plus, unitOf } from './formula.ts';
import { GAMES } from './games.ts';
import { isDefinitionOnly, kpiFormulaText } from './kpi.ts';
import { KPI_EVENTS } from './kpi-events.ts';
import { kpi, KPIS } from './kpis.ts';

describe('the library of key figures', () => {
  it('lists K1 to K41 once each', () => {
    expect(KPIS.map(({ id }) => id)).toEqual(Array.from({ length: 41 }, (_, k) => `K${k + 1}`));
  });

  it.each(KPIS.map((one) => [one.id, one] as const))(
    '%s names known events or says that it is a definition only',
    (_id, one) => {
      if (one.formula === undefined) {
        expect(isDefinitionOnly(one)).toBe(true);
        expect(one.definition).toBeDefined();
      } else {
        for (const { event } of [...one.formula.over, ...(one.formula.under ?? [])])
          expect(KPI_EVENTS).toHaveProperty(event);
        expect(checkFormula(one.formula).filter(({ severity }) => severity === 'error')).toEqual([]);
      }
      for (const text of [one.name, one.gamed, one.countermeasure, kpiFormulaText(one)])
        for (const words of [text.vi, text.en]) expect(words).not.toBe('');
      for (const game of one.games) expect(GAMES).toHaveProperty(game);
      if (one.pair !== undefined) expect(kpi(one.pair), one.pair).toBeDefined();
      if (one.typical !== undefined) expect(one.typical[0]).toBeLessThanOrEqual(one.typical[1]);
    },
  );

  it('shows which figures no future of the simulator produces', () => {
    expect(KPIS.filter(isDefinitionOnly).map(({ id }) => id)).toEqual(
      'K2 K6 K7 K11 K15 K21 K22 K24 K25 K26 K28 K31 K32 K33 K34 K35 K36 K37 K38 K39 K40 K41'.split(' '),
    );
  });

  it('pairs the volume figures with their quality twins', () => {
    for (const [volume, quality] of [
      ['K8', 'K9'],
      ['K12', 'K14'],
      ['K16', 'K17'],
      ['K19', 'K21'],
      ['K30', 'K15'],
    ])
      expect(kpi(volume)?.pair).toBe(quality);
  });
});

describe('a formula of one’s own', () => {
  const kept = { over: [plus('promisesKept', 14)], under: [plus('promisesDue')] };
  it('reads as a sentence and knows that it is a share', () => {
    expect(checkFormula(kept)).toEqual([]);
    expect(unitOf(kept)).toBe('share');
    expect(formulaText(kept).en).toBe('promises kept within 14 days ÷ promises due');
    expect(evaluateFormula(kept, { promisesKept: 3, promisesDue: 4 })).toEqual({ ok: true, value: 0.75 });
  });
  it('says that nothing was due instead of dividing by 0', () => {
    expect(evaluateFormula(kept, {})).toEqual({ ok: false, reason: 'emptyPopulation' });
    expect(evaluateFormula(kept, { promisesKept: 1 })).toEqual({ ok: false, reason: 'zeroDenominator' });
  });
  it('does not add money to calls', () => {
    const codes = checkFormula({ over: [plus('cash'), minus('attempts')] }).map(({ code }) => code);
    expect(codes).toEqual(['unitMismatch']);
  });
  it('warns when the upper is no part of the lower, or can never be seen', () => {
    expect(checkFormula({ over: [plus('complaints')], under: [plus('accounts')] })[0].code).toBe('notPartOf');
    expect(
      checkFormula({ over: [plus('recordsAudited')], under: [plus('visits')] }).map(({ code }) => code),
    ).toContain('notSimulated');
  });
  it('refuses an empty sum, an unknown event and a window without days', () => {
    expect(checkFormula({ over: [] })[0].code).toBe('empty');
    expect(checkFormula({ over: [plus('gold' as 'cash')] })[0].code).toBe('unknownEvent');
    expect(checkFormula({ over: [plus('cash', 0)] })[0].code).toBe('badDays');
  });
});
