import {
  checkFormula,
  kpi,
  measureKpi,
  naturalPeriod,
  plus,
  twinOf,
  unitOf,
  type EmptyRule,
  type Evidence,
  type Formula,
  type Kpi,
  type KpiPeriod,
  type KpiScope,
  type Segment,
} from '#incentives';
import { MEASURES } from '#runner';
import type { Scenario } from '#scenario';
import type { Summary } from '#experiment';
import type { Session } from '../session.svelte.ts';
import type { TabId } from '../state/doc.ts';
import { scenarioOf } from '../state/doc.ts';
import { monthsOfResult } from '../views/look.ts';
import { withFigures } from './default-figures.ts';

/** Edges of early and middle arrears, days past due. */
const EARLY_BELOW = 31;
const MIDDLE_BELOW = 91;

/** 'all', 'early', 'middle', 'late', 'b:' and a bucket, 't:' and a treatment. */
export type SegmentId = string;

/** What targets and stress tests are about. */
export interface Subject {
  id: 'own' | string;
  formula: Formula;
  scope: KpiScope;
  direction: 'up' | 'down';
}

/** The key figures on the page: what is built, what is looked at, and what the open plan's result says of them. */
export class KpiDesk {
  readonly session: Session;
  /** The KPI being built. */
  formula = $state.raw<Formula>({ over: [plus('cash')] });
  period = $state<KpiPeriod>('month');
  segment = $state<SegmentId>('all');
  rule = $state<EmptyRule>('leaveOut');
  /** 'own' or a KPI of the library: what targets and stress tests are about. */
  chosen = $state<'own' | string>('K9');

  /** The chance with which a fair target should be reached. */
  fairChance = $state(0.8);
  /** Targets typed so far, by subject. */
  #targets = $state.raw<ReadonlyMap<string, number>>(new Map());

  readonly issues = $derived(checkFormula(this.formula));
  readonly sound = $derived(this.issues.every(({ severity }) => severity !== 'error'));
  readonly unit = $derived(this.sound ? unitOf(this.formula) : undefined);
  readonly scope = $derived<KpiScope>({
    period: this.period,
    segment: this.segmentOf(this.segment),
    rule: this.rule,
  });
  readonly evidence = $derived.by(() => this.evidenceOf(this.session.active));
  readonly measured = $derived(
    this.sound && this.evidence ? measureKpi(this.formula, this.evidence, this.scope) : undefined,
  );
  readonly twin = $derived(twinOf(this.formula));
  readonly subject = $derived.by((): Subject | undefined => {
    const one = kpi(this.chosen);
    if (one?.formula)
      return {
        id: one.id,
        formula: one.formula,
        scope: libraryScope(one),
        direction: one.direction === 'down' ? 'down' : 'up',
      };
    if (!this.sound) return undefined;
    return { id: 'own', formula: this.formula, scope: this.scope, direction: 'up' };
  });

  readonly subjectMeasured = $derived(
    this.subject && this.evidence
      ? measureKpi(this.subject.formula, this.evidence, this.subject.scope)
      : undefined,
  );
  /** Weeks simulated. */
  readonly weeks = $derived((this.evidence?.result.days ?? 7) / 7);

  constructor(session: Session) {
    this.session = session;
  }

  get scenario(): Scenario {
    return this.session.scenario;
  }

  /** The target of the subject: as typed, else what the plan reaches on average. */
  targetOf(value: number): number {
    return this.#targets.get(this.#targetKey) ?? value;
  }
  setTarget(value: number): void {
    this.#targets = new Map(this.#targets).set(this.#targetKey, value);
  }
  /** A target belongs to a formula: another one starts afresh. */
  get #targetKey(): string {
    return JSON.stringify(this.subject?.formula);
  }

  /** The league table of the first future of the open plan; it knows whole lists only, so it is empty for a segment. */
  get league(): readonly number[] {
    const { buckets, treatments } = this.subject?.scope.segment ?? {};
    if (buckets !== undefined || treatments !== undefined) return [];
    return this.session.summaryOf(this.session.active)?.leagues[0] ?? [];
  }

  segmentOf(id: SegmentId): Segment {
    if (id === 'all') return {};
    if (id.startsWith('t:')) return { treatments: [id.slice(2)] };
    if (id.startsWith('b:')) return { buckets: [id.slice(2)] };
    const inside = (fromDpd: number) =>
      id === 'early'
        ? fromDpd < EARLY_BELOW
        : id === 'middle'
          ? fromDpd >= EARLY_BELOW && fromDpd < MIDDLE_BELOW
          : fromDpd >= MIDDLE_BELOW;
    const { buckets } = this.scenario.behaviour;
    return { buckets: buckets.filter(({ fromDpd }) => inside(fromDpd)).map((bucket) => bucket.id) };
  }

  /** A plan's result, ready to be measured; undefined before there is one. */
  evidenceOf(id: TabId): Evidence | undefined {
    const result = this.session.summaryOf(id);
    const scenario = scenarioOf(this.session.doc, id);
    if (!result || !scenario) return undefined;
    const standard = this.session.summaryOf('baseline');
    return evidence(result, scenario, standard);
  }
}

/** How a KPI of the library is read: over the period that suits its events, on the whole book. */
export const libraryScope = (one: Kpi): KpiScope => ({
  period: one.formula ? naturalPeriod(one.formula) : 'horizon',
  segment: {},
  rule: 'leaveOut',
});

function evidence(result: Summary, scenario: Scenario, standard: Summary | undefined): Evidence {
  const { calendar, behaviour, teams } = scenario;
  const { months } = monthsOfResult(result, scenario);
  return {
    result: withFigures(result),
    measures: MEASURES,
    months,
    due: {
      startDate: calendar.startDate,
      days: calendar.horizonDays,
      kind: calendar.kind,
      dueDaysMin: behaviour.promise.dueDaysMin,
      dueDaysMax: behaviour.promise.dueDaysMax,
    },
    fieldTeams: teams.filter(({ channel }) => channel === 'field').map((team) => team.id),
    ...(standard ? { standard: withFigures(standard) } : {}),
  };
}
