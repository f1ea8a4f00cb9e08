import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileScheme } from './compile.ts';
import { Decider } from './decide.ts';
import type { Decision, Standing, Surroundings } from './decide.ts';
import { C0, DEFAULT_BEHAVIOUR } from './parameters.ts';
import type { Behaviour } from './parameters.ts';
import { CASH, leg, MEASURES, payScheme } from './scheme.ts';
import type { PayScheme } from './scheme.ts';
import { PLAIN_STYLE } from './technology.ts';

const standing = (part: Partial<Standing> = {}): Standing => ({
  ...PLAIN_STYLE,
  attained: new Float64Array(MEASURES.length),
  daysLeft: 22,
  days: 22,
  ability: 1,
  credit: 1,
  intrinsic: 0.8,
  effort: 0.8,
  moralCost: 0.3 * C0,
  complaints: 0,
  nextCashPrice: 0,
  ...part,
});

const alone = (part: Partial<Surroundings> = {}): Surroundings => ({
  teamMean: new Float64Array(3),
  ownPlan: new Float64Array(3),
  cut: new Float64Array(3),
  teamEffort: 0.8,
  ...part,
});

function decided(
  scheme: PayScheme,
  who: Standing = standing(),
  behaviour: Behaviour = DEFAULT_BEHAVIOUR,
  others: Surroundings = alone(),
): Decision {
  const decider = new Decider(compileScheme(scheme, behaviour));
  const out = decider.blank();
  decider.decide(who, others, out);
  return out;
}

/** The style that a collector settles at under a scheme while nothing else changes. */
function settled(scheme: PayScheme, who: Standing = standing(), behaviour = DEFAULT_BEHAVIOUR): Decision {
  let now = decided(scheme, who, behaviour);
  for (let k = 0; k < 60; k += 1)
    now = decided(scheme, { ...who, ...now, complaints: who.complaints }, behaviour);
  return now;
}

const someDay = fc
  .record({
    attainedShare: fc.double({ min: 0, max: 1.3, noNaN: true }),
    daysLeft: fc.integer({ min: 1, max: 22 }),
    ability: fc.double({ min: 0.6, max: 1.6, noNaN: true }),
    credit: fc.double({ min: 0.6, max: 1.6, noNaN: true }),
    tilt: fc.double({ min: 0, max: 1, noNaN: true }),
    push: fc.double({ min: -0.5, max: 2.5, noNaN: true }),
    pressure: fc.double({ min: 0, max: 2, noNaN: true }),
    falsified: fc.double({ min: 0, max: 1, noNaN: true }),
    complaints: fc.integer({ min: 0, max: 3 }),
    nextCashPrice: fc.double({ min: 0, max: 0.5, noNaN: true }),
  })
  .map(({ attainedShare, ...part }) =>
    standing({ ...part, attained: new Float64Array(MEASURES.length).fill(attainedShare) }),
  );

const MIXED = payScheme(
  [
    leg(
      { cash: 0.7, kept: 0.3 },
      { slope: 0.1, jumps: [{ at: 1, amount: 0.2 }], knots: [{ at: 1.3, change: -0.1 }] },
    ),
    leg({ visit: 1 }, { slope: 0.05 }),
  ],
  { gate: 2, deductionPerComplaint: 0.03 },
);
const ACTIONS = ['effort', 'tilt', 'push', 'pressure', 'falsified', 'hold'] as const;
const laws = { seed: 42, numRuns: 150 };

function same(a: Decision, b: Decision, digits = 9): void {
  for (const action of ACTIONS) expect(a[action], action).toBeCloseTo(b[action], digits);
}

describe('a decision', () => {
  it('does not change when all pay, costs, fines and fears are counted in another coin', () => {
    const k = 3;
    const coin = {
      ...DEFAULT_BEHAVIOUR,
      effortCost: k * DEFAULT_BEHAVIOUR.effortCost,
      tiltCost: k * DEFAULT_BEHAVIOUR.tiltCost,
      pushCost: k * DEFAULT_BEHAVIOUR.pushCost,
      pressureCost: k * DEFAULT_BEHAVIOUR.pressureCost,
      falsifyCost: k * DEFAULT_BEHAVIOUR.falsifyCost,
      holdCost: k * DEFAULT_BEHAVIOUR.holdCost,
      complaintFear: k * DEFAULT_BEHAVIOUR.complaintFear,
    };
    const dearer: PayScheme = {
      ...MIXED,
      legs: MIXED.legs.map((one) => ({
        ...one,
        slope: k * one.slope,
        jumps: one.jumps.map(({ at, amount }) => ({ at, amount: k * amount })),
        knots: one.knots.map(({ at, change }) => ({ at, change: k * change })),
      })),
      deductionPerComplaint: k * MIXED.deductionPerComplaint,
      fine: k * MIXED.fine,
    };
    fc.assert(
      fc.property(someDay, (who) =>
        same(
          decided(MIXED, who),
          decided(
            dearer,
            { ...who, moralCost: k * who.moralCost, nextCashPrice: k * who.nextCashPrice },
            coin,
          ),
        ),
      ),
      laws,
    );
  });

  it('is that of an individual in a team of one', () => {
    const team: PayScheme = { ...MIXED, legs: MIXED.legs.map((one) => ({ ...one, scope: 'team' as const })) };
    fc.assert(
      fc.property(someDay, (who) => same(decided(MIXED, who), decided(team, who))),
      laws,
    );
  });

  it('is that without a gate when the gate is far away', () => {
    fc.assert(
      fc.property(someDay, (who) =>
        same(decided({ ...MIXED, gate: 80 }, who), decided({ ...MIXED, gate: undefined }, who)),
      ),
      laws,
    );
  });

  it('never fakes a visit that is surely audited', () => {
    fc.assert(
      fc.property(someDay, (who) => {
        const out = decided({ ...MIXED, auditShare: 1 }, { ...who, falsified: 0, moralCost: 0 });
        expect(out.falsified).toBe(0);
      }),
      laws,
    );
  });

  it('is that of a frozen target when the ratchet goes to 0', () => {
    fc.assert(
      fc.property(someDay, (who) =>
        same(decided({ ...MIXED, ratchet: 1e-12 }, who), decided({ ...MIXED, ratchet: 0 }, who)),
      ),
      laws,
    );
  });

  // Detects a decider that remembers the collector before: one shared buffer not cleared.
  it('does not depend on who is asked before, so that totals do not depend on the order of collectors', () => {
    const decider = new Decider(compileScheme(MIXED, DEFAULT_BEHAVIOUR));
    const ask = (crew: Standing[]) =>
      crew.map((who) => {
        const out = decider.blank();
        decider.decide(who, alone(), out);
        return out;
      });
    fc.assert(
      fc.property(fc.array(someDay, { minLength: 2, maxLength: 8 }), (crew) => {
        const back = ask([...crew].reverse()).reverse();
        ask(crew).forEach((out, k) => expect(out).toEqual(back[k]));
      }),
      laws,
    );
  });

  it('prices each measure by the exact marginal pay', () => {
    const out = decided(payScheme([leg({ cash: 1 }, { slope: 0.3 })]));
    let discount = 0.85;
    for (let d = 0; d < 22; d += 1) discount *= 0.997;
    expect(out.prices[CASH]).toBeCloseTo(0.3 * discount, 12);
    expect(out.effort - 0.8).toBeCloseTo(0.2 * discount, 12);
  });
});

describe('what is paid is done', () => {
  const at = (weights: Parameters<typeof leg>[0], slope: number, part = {}) =>
    payScheme([leg(weights, { slope })], part);

  it('pay for the number of promises pushes promises that are not kept', () => {
    const out = settled(at({ ptp: 1 }, 0.35));
    expect(out.push).toBeGreaterThan(0.7);
    expect(settled(at({ kept: 1 }, 0.35)).push).toBeLessThanOrEqual(0);
  });
  it('pay for the kept rate alone under-records promises and leaves the pace', () => {
    const out = settled(at({ keptRate: 1 }, 0.35));
    expect(out.push).toBeLessThan(-0.4);
    expect(out.effort).toBeCloseTo(0.8, 12);
  });
  it('pay for gross cash turns attention to those who pay anyway, as far as the list allows', () => {
    expect(settled(at({ cash: 1 }, 0.35)).tilt).toBeGreaterThan(0.3);
    expect(settled(at({ cash: 1 }, 0.35, { tiltMax: 0.1 })).tilt).toBeCloseTo(0.1, 6);
  });
  it('cash pay brings pressure, and a gate or a deduction takes it back', () => {
    const free = settled(at({ cash: 1 }, 0.45)).pressure;
    expect(free).toBeGreaterThan(0.3);
    expect(settled(at({ cash: 1 }, 0.45, { gate: 1 })).pressure).toBeLessThan(free);
    expect(settled(at({ cash: 1 }, 0.45, { deductionPerComplaint: 0.1 })).pressure).toBeLessThan(free);
  });
  it('pay for visits is answered by fakes until audits are frequent', () => {
    const fakes = [0, 0.02, 0.1].map(
      (auditShare) => settled(at({ visit: 1 }, 0.35, { auditShare })).falsified,
    );
    expect(fakes[0]).toBeGreaterThan(0.8);
    expect(fakes[1]).toBeLessThan(fakes[0]);
    expect(fakes[2]).toBe(0);
  });
  it('deferred pay that is lost on a reversal pushes less', () => {
    const held = { deferral: { share: 0.5, months: 3, reversal: 0.6 } };
    expect(settled(at({ ptp: 1 }, 0.35, held)).push).toBeLessThan(0.75 * settled(at({ ptp: 1 }, 0.35)).push);
  });
  it('a share of 1/n in a team result induces 1/n of the pace', () => {
    const undiscounted = { ...DEFAULT_BEHAVIOUR, presentBias: 1, dailyDiscount: 1 };
    for (const n of [1, 4, 8, 16]) {
      const scheme = payScheme([leg({ cash: 1 }, { slope: 0.3, scope: n === 1 ? 'own' : 'team' })], {
        teamSize: n,
      });
      expect(decided(scheme, standing(), undiscounted).effort - 0.8).toBeCloseTo(0.2 / n, 6);
    }
  });
  it('payments wait for next month when this month is already won', () => {
    const cliff = payScheme([leg({ cash: 1 }, { jumps: [{ at: 1, amount: 0.6 }] })]);
    const attained = new Float64Array(MEASURES.length).fill(1.2);
    expect(decided(cliff, standing({ attained, daysLeft: 2, nextCashPrice: 0.3 })).hold).toBeLessThan(-0.5);
    expect(decided(cliff, standing({ attained, daysLeft: 9, nextCashPrice: 0.3 })).hold).toBe(0);
  });
  it('nothing moves without variable pay', () => {
    const out = settled(payScheme([]));
    expect([out.effort, out.tilt, out.push, out.pressure, out.falsified, out.hold]).toEqual([
      0.8, 0, 0, 0, 0, 0,
    ]);
  });
});
