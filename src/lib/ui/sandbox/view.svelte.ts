import type { PairedDifference, Summary, Verdict } from '#experiment';
import { compareSummaries } from '#runner';
import { changesOf, type Change } from '../state/changes.ts';
import type { TabId } from '../state/doc.ts';
import { complaintsPerThousand, figureOf, KPIS, type Figure, type KpiId } from '../state/figures.ts';
import type { Session } from '../session.svelte.ts';

/** Share of the baseline's net recovery below which a difference does not matter, until the reader says otherwise. */
export const DEFAULT_MARGIN_SHARE = 0.01;

/** Share of the baseline's complaints per 1,000 accounts below which a difference does not matter: one in twenty. */
const HARM_MARGIN_SHARE = 0.05;

/** What the sandbox shows of a session: everything follows from it, nothing is kept here. */
export class View {
  readonly #session: Session;
  /** The open plan. */
  readonly id: TabId = $derived.by(() => this.#session.active);
  readonly isBaseline = $derived.by(() => this.id === 'baseline');
  readonly summary: Summary | undefined = $derived.by(() => this.#session.summaryOf(this.id));
  readonly baseline: Summary | undefined = $derived.by(() => this.#session.summaryOf('baseline'));
  /** Numbers on screen are not the finished ones of what is set. */
  readonly updating = $derived.by(
    () => !this.#session.isFinal(this.id) || !this.#session.isFinal('baseline'),
  );
  readonly standing = $derived.by(() => this.#session.standing(this.id));
  /** What is on screen belongs to an earlier input: it fades until the new one is known. */
  readonly stale = $derived.by(
    () => this.standing === 'stale' || this.#session.standing('baseline') === 'stale',
  );
  /** Axes stay where they are: a lever is held, or only a preview of its effect is known. */
  readonly holdAxes = $derived.by(() => this.#session.dragging || this.stale || this.standing === 'preview');
  readonly changes: Change[] = $derived.by(() => changesOf(this.#session.doc, this.id));
  /** Whether the plan is a copy of the baseline. */
  readonly same = $derived.by(
    () => this.#session.scenario === this.#session.baseline || this.ownChanges.length === 0,
  );
  readonly ownChanges: Change[] = $derived.by(() =>
    this.changes.filter((change) => change.kind !== 'number' || change.field.scope === 'plan'),
  );
  readonly figures: Record<KpiId, Figure> | undefined = $derived.by(() => figures(this.summary));
  readonly baselineFigures: Record<KpiId, Figure> | undefined = $derived.by(() => figures(this.baseline));
  readonly margin: number = $derived.by(
    () =>
      this.#session.doc.margin ??
      Math.abs(Math.round((this.baseline?.totals.net.mean ?? 0) * DEFAULT_MARGIN_SHARE)),
  );
  /** The open plan against the baseline, once both are finished; undefined until then and for a copy. */
  readonly difference: PairedDifference | undefined = $derived.by(() => {
    if (this.isBaseline || this.same || this.updating || !this.summary || !this.baseline) return undefined;
    if (this.summary.totals.net.values.length !== this.baseline.totals.net.values.length) return undefined;
    return compareSummaries(this.baseline, this.summary, 'net', this.margin);
  });

  /** Whether more people are harmed than today, by the same verdict as money; undefined until it can be told. */
  readonly harm: Verdict | undefined = $derived.by(() => {
    if (!this.difference || !this.summary || !this.baseline) return undefined;
    const margin = HARM_MARGIN_SHARE * (this.baselineFigures?.complaints.mean ?? 0);
    return compareSummaries(asRate(this.baseline), asRate(this.summary), 'complaints', margin).verdict;
  });

  constructor(session: Session) {
    this.#session = session;
  }
}

/** The summary with complaints per 1,000 accounts called in place of their number. */
function asRate(summary: Summary): Summary {
  const complaints = { ...summary.totals.complaints, values: complaintsPerThousand(summary) };
  return { ...summary, totals: { ...summary.totals, complaints } };
}

function figures(summary: Summary | undefined): Record<KpiId, Figure> | undefined {
  if (!summary) return undefined;
  return Object.fromEntries(KPIS.map(({ id, of }) => [id, figureOf(of(summary))])) as Record<KpiId, Figure>;
}
