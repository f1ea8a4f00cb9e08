import { createContext } from 'svelte';
import {
  paysVariable,
  preference,
  scaledScheme,
  SCHEME_PRESETS,
  winShare,
  type PayScheme,
  type SchemeQuality,
} from '#incentives';
import type { TabId } from '../state/doc.ts';
import { Desk } from './desk.svelte.ts';
import type { Action, Case, Gain, GainJob, Job, Reading } from './jobs.ts';
import type { Studio } from './studio.svelte.ts';

/** Replications and points of the assumption space behind a comparison. */
export const REPLICATIONS = 12;
export const POINTS = 24;
/** Difference of net gain too small to matter: 5 % of base pay a collector-month. An assumption. */
export const MARGIN = 0.05;
/** Pay intensities of the Goodhart curve, times the scheme's own. */
export const INTENSITIES = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;
export const ACTIONS: readonly Action[] = ['tilt', 'push', 'pressure', 'falsified', 'hold'];

/** How what is shown relates to the scheme as it stands. */
export type Standing = 'none' | 'stale' | 'quick' | 'full';

/** A way to change the open scheme whose complaints and value are drawn. */
export interface Variant {
  knob: 'pay' | 'gate' | 'deduction';
  value: number;
  of: Case;
}

/** What is known of every scheme on the page. */
export class Board {
  readonly desk = new Desk();
  /** Whether the presets are being looked through: then each gets first lights. */
  browsing = $state(false);
  readonly #studio: Studio;
  /** Last known by plan, for when nothing newer is there yet. */
  readonly #last = new Map<TabId, Reading>();

  constructor(studio: Studio) {
    this.#studio = studio;
  }

  reading(id: TabId): { reading: Reading | undefined; standing: Standing } {
    const of = this.#studio.caseOf(id);
    const full = this.desk.reading(of, 'full');
    const now = full ?? this.desk.reading(of, 'quick');
    if (now) this.#last.set(id, now);
    const reading = now ?? this.#last.get(id);
    return { reading, standing: full ? 'full' : now ? 'quick' : reading ? 'stale' : 'none' };
  }

  /** First lights of a preset; undefined before they are there. */
  preset(scheme: PayScheme): SchemeQuality | undefined {
    return this.desk.reading(this.#studio.caseOfScheme(scheme), 'quick')?.quality;
  }

  /** The open scheme against another over the same luck; undefined until every replication is there. */
  preference(id: TabId, rival: TabId) {
    const [a, b] = [id, rival].map((one) => this.#known(replicationJobs(this.#studio.caseOf(one))));
    if (!a || !b || a.length < REPLICATIONS || b.length < REPLICATIONS) return undefined;
    return preference(a.map(net), b.map(net), MARGIN);
  }

  /** Share of the assumption space in which a scheme gains more than another, over the points known so far. */
  winShare(id: TabId, rival: TabId): { share: number; se: number; n: number } {
    const [a, b] = [id, rival].map((one) => this.#known(pointJobs(this.#studio.caseOf(one))));
    const n = Math.min(a!.length, b!.length);
    return { ...winShare(a!.slice(0, n).map(net), b!.slice(0, n).map(net)), n };
  }

  /** Net gain by pay intensity; null where it is not known yet. */
  intensity(id: TabId): (number | null)[] {
    return intensityJobs(this.#studio.caseOf(id)).map((job) => {
      const known = this.desk.gain(job);
      return known ? net(known) : null;
    });
  }

  /** What each behaviour of the open scheme earns and destroys; undefined until all are known. */
  channels(of: Case): { action: Action; pay: number; value: number }[] | undefined {
    const whole = this.desk.gain({ kind: 'gain', of });
    const parts = channelJobs(of)
      .slice(1)
      .map((job) => this.desk.gain(job));
    if (!whole || parts.some((part) => !part)) return undefined;
    return ACTIONS.map((action, k) => ({
      action,
      pay: whole.pay - parts[k]!.pay,
      value: parts[k]!.uplift - whole.uplift,
    }));
  }

  frontier(of: Case): { variant: Variant; gain: Gain | undefined }[] {
    return variants(of).map((variant) => ({
      variant,
      gain: this.desk.gain({ kind: 'gain', of: variant.of }),
    }));
  }

  /** Orders what is missing; called again whenever something the orders rest on has changed. */
  order(): void {
    const { active, rival, ids, dragging } = this.#studio;
    const of = (id: TabId) => this.#studio.caseOf(id);
    const unread = ids.filter((id) => !this.desk.reading(of(id), 'full'));
    const first = [active, rival, ...ids];
    const urgent = first.filter((id) => unread.includes(id)).map((id) => reading(of(id), 'quick'));
    if (dragging) return this.desk.want(urgent, []);
    if (this.browsing)
      urgent.push(...SCHEME_PRESETS.map(({ scheme }) => reading(this.#studio.caseOfScheme(scheme), 'quick')));
    const pair = [of(active), of(rival)];
    this.desk.want(urgent, [
      ...first.map((id) => reading(of(id), 'full')),
      ...interleave(pair.map(replicationJobs)),
      // Why a light is red comes before how far the verdict holds elsewhere.
      ...channelJobs(of(active)),
      ...interleave(first.map((id) => intensityJobs(of(id)))),
      ...interleave(pair.map(pointJobs)),
      ...variants(of(active)).map((variant): Job => ({ kind: 'gain', of: variant.of })),
    ]);
  }

  dispose(): void {
    this.desk.dispose();
  }

  /** Answers until the first that is missing. */
  #known(jobs: GainJob[]): Gain[] {
    const gains: Gain[] = [];
    for (const job of jobs) {
      const known = this.desk.gain(job);
      if (!known) break;
      gains.push(known);
    }
    return gains;
  }
}

const net = ({ uplift, pay }: Gain): number => uplift - pay;

function reading(of: Case, size: 'quick' | 'full'): Job {
  return { kind: 'reading', of, size };
}

const numbers = (count: number) => Array.from({ length: count }, (_, k) => k);

/** Made once a case, so that the parts of the page and the orders name the same objects. */
function remembered<T>(make: (of: Case) => T): (of: Case) => T {
  const made = new WeakMap<Case, T>();
  return (of) => {
    let known = made.get(of);
    if (known === undefined) made.set(of, (known = make(of)));
    return known;
  };
}

const replicationJobs = remembered((of): GainJob[] =>
  numbers(REPLICATIONS).map((replication) => ({ kind: 'gain', of, replication })),
);
const pointJobs = remembered((of): GainJob[] =>
  numbers(POINTS).map((point) => ({ kind: 'gain', of, point })),
);
const intensityJobs = remembered((of): GainJob[] =>
  INTENSITIES.map((by) => ({ kind: 'gain', of: { ...of, scheme: scaledScheme(of.scheme, by) } })),
);
/** The scheme as it is, then with each behaviour switched off. */
const channelJobs = remembered((of): GainJob[] => [
  { kind: 'gain', of },
  ...ACTIONS.map((without): GainJob => ({ kind: 'gain', of, without })),
]);

/** Ways along which complaints and value of a scheme move: pay by half and double, gates, a deduction. */
const variants = remembered((of): Variant[] => {
  const { scheme } = of;
  if (!paysVariable(scheme)) return [];
  const vary = (knob: Variant['knob'], value: number, changed: PayScheme): Variant => ({
    knob,
    value,
    of: { ...of, scheme: changed },
  });
  return [
    ...[0.5, 1, 1.5, 2].map((by) => vary('pay', by, scaledScheme(scheme, by))),
    ...[4, 3, 2, 1].map((gate) => vary('gate', gate, { ...scheme, gate })),
    ...[0.05, 0.1, 0.2].map((each) => vary('deduction', each, { ...scheme, deductionPerComplaint: each })),
  ];
});

function interleave<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return numbers(longest).flatMap((k) => lists.flatMap((list) => (k < list.length ? [list[k]!] : [])));
}

/** What is known, for the page's parts. */
export const [useBoard, provideBoard] = createContext<Board>();
