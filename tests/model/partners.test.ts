import { describe, expect, test, vi } from 'vitest';
import * as model from '#model';
import { oneTreatment, phoneStep } from '#scenario';
import type { Partner, Scenario } from '#scenario';
import { moments } from '#stats';
import { KEY, mutatedEngine } from './support/engine.ts';
import type { Engine } from './support/engine.ts';
import { summary } from './support/run.ts';
import { type Draft } from './support/scenarios.ts';
import { FIRM, placing, plainWorld, sumOf } from './support/worlds.ts';
import { addPartner, withRandomSlices } from '../../src/lib/ui/state/partners.ts';
import { placeWith } from '../../src/lib/ui/state/placing.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Everybody is handed over on the first day, for three months unless `change` says otherwise. */
function placed(firm: Partial<Partner>, change: (draft: Draft) => void = () => {}, months = 3): Scenario {
  return plainWorld(2_000, 150, (draft) => {
    draft.partners = [{ ...FIRM, ...firm }];
    draft.strategy.treatments = oneTreatment(placing('firm', months));
    change(draft);
  });
}
function lived(scenario: Scenario, replication = 0, engine: Engine = model): model.State {
  const s = new engine.State(engine.compile(scenario));
  engine.simulate(s, KEY, replication);
  return s;
}

describe('fees', () => {
  const aged = (dpd: number) =>
    placed({}, (draft) => {
      Object.assign(draft.portfolio.segments[0]!, { dpdFrom: dpd, dpdTo: dpd });
      draft.behaviour.chargedOffPayment = { wholeShare: 0, median: 1_000_000, sigma: 0 };
    });

  // Payments of exactly 1 m: the fee is a whole number of đồng, so the share is exact.
  test.each([
    [200, 0.2],
    [300, 0.2],
    [301, 0.4],
  ])('a debt placed at %i days past due pays %d of its cash, however old it grows', (dpd, share) => {
    const s = lived(aged(dpd));
    expect(sumOf(s, 'partnerCash')).toBeGreaterThan(50_000_000);
    expect(sumOf(s, 'feeCost')).toBe(share * sumOf(s, 'partnerCash'));
  });

  test('a fee by the age at payment is noticed', async () => {
    const engine = await mutatedEngine({
      file: 'src/lib/model/partners/fee.ts',
      from: 't[p + PLACED_DPD] >= tier.fromDpd',
      to: 't[p + PLACED_DPD] + day >= tier.fromDpd',
    });
    const s = lived(aged(300), 0, engine);
    expect(sumOf(s, 'feeCost')).not.toBe(0.2 * sumOf(s, 'partnerCash'));
  });
});

describe('placement and recall', () => {
  const recalled = placed({}, (draft) => {
    draft.strategy.treatments[0]!.steps.push(
      phoneStep({ maxAttemptsPer7Days: 7, maxAttemptsPerDay: 1, restDaysAfterContact: 0 }),
    );
    Object.assign(draft.behaviour.buckets[0]!, { unpromptedShare: 0, placedUplift: 0, promiseRate: 0 });
  });

  test('nobody is called while placed, and everybody again after three months of 30 days', () => {
    const s = lived(recalled);
    const { attempts, placements } = s.seen.daily;
    // Handed over at the end of the first day, which is spent on the telephone.
    expect(placements[0]).toBe(2_000);
    expect(attempts[0]).toBe(1_000);
    expect(attempts.slice(1, 90).every((calls) => calls === 0)).toBe(true);
    expect(attempts[90]).toBe(1_000);
    expect(sumOf(s, 'placements')).toBe(2_000);
  });

  test('a second step may hand it on to another firm, and a firm that is tired brings less', () => {
    const cashByMonth = (effortKeptPerMonth: number) => {
      const s = lived(placed({ effortKeptPerMonth, skill: 3 }, () => {}, 5));
      return [0, 1, 2, 3].map((m) =>
        s.seen.daily.partnerCash.slice(30 * m + 1, 30 * (m + 1) + 1).reduce((x, y) => x + y, 0),
      );
    };
    const [fresh, tired] = [cashByMonth(1), cashByMonth(0.5)];
    expect(tired[0]).toBe(fresh[0]);
    for (const m of [1, 2, 3]) expect(tired[m]).toBeLessThan(fresh[m]!);
  });
});

describe('the law on legal forms', () => {
  const form = (legalForm: Partner['legalForm']) =>
    placed({ legalForm }, (draft) => {
      draft.rules = { preset: 'VN-2026', off: [] };
      draft.behaviour.buckets[0]!.unpromptedShare = 0;
    });

  test('VN-7 places nobody with a firm that collects for a fee, and logs every account held back', () => {
    const banned = summary(form('thirdPartyCollection'), 2);
    expect(banned.totals.partnerCash.mean).toBe(0);
    expect(banned.daily.placements.every((n) => n === 0)).toBe(true);
    expect(banned.rules.find(({ id }) => id === 'VN-7')?.suppressed).toBe(2_000);
    const mandate = summary(form('lawFirmMandate'), 2);
    expect(mandate.daily.placements[0]).toBe(2_000);
    expect(mandate.rules.find(({ id }) => id === 'VN-7')?.suppressed).toBe(0);
  });
});

describe('shares by lot', () => {
  /** Two firms placed from one path, then a random slice for each, as the partner panel makes them. */
  const twoFirms = () => {
    let scenario = plainWorld(10_000, 60);
    for (let n = 0; n < 2; n += 1) {
      scenario = addPartner(scenario);
      scenario = placeWith(scenario, scenario.partners[n]!);
    }
    return withRandomSlices(scenario);
  };
  /** Shares of the first placements, in the order of partners, and who has which account. */
  const shares = (engine: Engine, replication: number) => {
    const s = new engine.State(engine.compile(twoFirms()));
    const partnerOf = new Map<number, number>();
    s.trace = (kind, a, _day, index) => {
      if (kind === 'placed' && !partnerOf.has(a)) partnerOf.set(a, index);
    };
    engine.simulate(s, KEY, replication);
    const given = [0, 0, 0, 0];
    for (const index of partnerOf.values()) given[index]! += 1;
    return { placed: partnerOf.size, of: given.map((n) => n / partnerOf.size), partnerOf };
  };
  const WANTED = [0.45, 0.45, 0.05, 0.05];
  const keeps = ({ placed: n, of }: ReturnType<typeof shares>) =>
    WANTED.every((share, k) => Math.abs(of[k]! - share) <= 4 * Math.sqrt((share * (1 - share)) / n));

  test('firms get what is left of their half, and each its own slice; another future draws another lot', () => {
    const [one, other] = [shares(model, 0), shares(model, 1)];
    expect(one.placed).toBeGreaterThan(5_000);
    expect([keeps(one), keeps(other)]).toEqual([true, true]);
    const elsewhere = [...other.partnerOf].filter(([a, index]) => one.partnerOf.get(a) !== index);
    expect(elsewhere.length).toBeGreaterThan(1_000);
  });

  test('a lot that knows ninety groups of a hundred is noticed', async () => {
    const engine = await mutatedEngine({
      file: 'src/lib/model/strategy/review.ts',
      from: 'DECISION.testGroup, 0) * 100',
      to: 'DECISION.testGroup, 0) * 90',
    });
    expect(keeps(shares(engine, 0))).toBe(false);
  });
});

describe('debt sale', () => {
  test('everything is sold for its price, and no money is made or lost', () => {
    const world = placed({ legalForm: 'debtSale', priceShare: 0.03 }, (draft) => {
      draft.strategy.treatments[0]!.steps[0]!.fromDay = 40;
    });
    for (let r = 0; r < 5; r += 1) {
      const s = lived(world, r);
      let closing = 0;
      for (let a = 0; a < s.arrived; a += 1)
        closing += s.f[a * model.F_STRIDE + model.PRINCIPAL]! + s.f[a * model.F_STRIDE + model.CHARGES]!;
      const paid = model.RECOVERED.reduce((sum, name) => sum + sumOf(s, name), s.seen.regularCash);
      const opening = s.plan.book.balance.reduce((sum, x) => sum + x, 0);
      expect(opening + s.seen.interest).toBe(paid + sumOf(s, 'forgiven') + sumOf(s, 'soldBalance') + closing);
      expect(closing).toBe(0);
      const sold = sumOf(s, 'saleCash') + sumOf(s, 'soldBalance');
      // Each price is rounded to a whole đồng.
      expect(Math.abs(sumOf(s, 'saleCash') - 0.03 * sold)).toBeLessThanOrEqual(0.5 * sumOf(s, 'sales'));
    }
  });
});

describe('money and harm of a placement', () => {
  test('later remittance lowers the present value and nothing else', () => {
    const [now, later] = [0, 60].map((remittanceDays) => summary(placed({ remittanceDays }), 3));
    expect(later!.totals.npv.mean).toBeLessThan(now!.totals.npv.mean);
    const others = ({ totals, daily, cells, vintages, partners }: typeof now & object) =>
      JSON.stringify({ totals: { ...totals, npv: 0 }, daily, cells, vintages, partners });
    expect(others(later!)).toBe(others(now!));
  });

  test('oversight is paid for every account and month, and a partner’s complaints are a call’s × 30 × its factor', () => {
    const perAttempt = 0.0002;
    const world = placed({ oversightPerAccountMonth: 500, complaintFactor: 5 }, (draft) => {
      draft.behaviour.complaints.perAttempt = perAttempt;
      draft.behaviour.complaints.blockShare = 0;
      draft.behaviour.buckets[0]!.unpromptedShare = 0;
      draft.behaviour.buckets[0]!.placedUplift = 0;
    });
    const complaints = Array.from({ length: 40 }, (_, r) => {
      const s = lived(world, r);
      expect(sumOf(s, 'oversightCost')).toBe(2_000 * 3 * 500);
      return sumOf(s, 'complaints');
    });
    const { mean, se } = moments(complaints);
    // 180 expected a future, se about 2: a factor off by 7 % is noticed.
    expect(Math.abs(mean - 2_000 * 3 * 30 * 5 * perAttempt)).toBeLessThanOrEqual(5 * se);
  });

  test('creaming prefers good scores and leaves the mean over all accounts alone', () => {
    const cash = (creaming: number) => {
      const values = Array.from({ length: 30 }, (_, r) =>
        sumOf(
          lived(
            placed({ creaming }, (draft) => {
              draft.behaviour.scorePrecision = 0;
            }),
            r,
          ),
          'partnerCash',
        ),
      );
      return moments(values);
    };
    const [fair, cream] = [cash(0), cash(0.8)];
    // A score that says nothing: the same cash but for the curvature of 1 − exp(−rate).
    expect(Math.abs(cream.mean / fair.mean - 1)).toBeLessThan(0.03);
  });
});
