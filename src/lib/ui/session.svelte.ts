import { createContext } from 'svelte';
import type { RunRequest, Summary } from '#experiment';
import {
  createLiveRun,
  defaultPreviewRequest,
  RunError,
  type LiveResult,
  type LiveRun,
  type Runner,
} from '#runner';
import type { Issue, Scenario } from '#scenario';
import type { ShareState } from '#share';
import { shippedResult } from './state/default-result.ts';
import {
  docOfShare,
  freeLabel,
  scenarioOf,
  withScenario,
  type Doc,
  type Tab,
  type TabId,
} from './state/doc.ts';
import { estimateSummary } from './state/estimate.ts';
import * as steps from './state/history.ts';
import { DEFAULT_REPLICATIONS, DEFAULT_SEED, firstDoc, isDefault } from './state/presets.ts';
import { problems } from './state/problems.ts';
import { Keeper, writeWork, type Store } from './state/stored.ts';

/** What the runner is doing for the newest input. `done` of `of` futures are known for every plan. */
export type RunState =
  | { kind: 'idle' }
  | { kind: 'preview' }
  | { kind: 'running' | 'stopped'; done: number; of: number }
  | { kind: 'failed'; message: string; reproduce?: RunError['reproduce'] };

/** What `summaryOf` gives: a finished result, the first futures of one, a preview, or an earlier plan's result. */
export type Standing = 'none' | 'stale' | 'preview' | 'partial' | 'final';

/**
 * Futures of a preview: one portion for one worker. Paired with the last full result they give the direction and about
 * the size of a change, and the curve follows the pointer within 100 ms; after release the full book corrects it.
 */
const PREVIEW_REPLICATIONS = 2;

interface Full {
  scenario: Scenario;
  request: RunRequest;
  /** Newest known; has a digest when final. */
  summary: Summary;
}

export interface SessionOptions {
  runner: Runner;
  /** Where the work survives a reload; none in tests and in windows that forbid it. */
  storage?: Store | undefined;
}

/**
 * The reader's work: the plans, their luck, undo, and the results on screen. One for the whole app. Every edit makes a
 * new `Doc`, is kept at once, and starts a run by itself; the newest input wins.
 */
export class Session {
  /** Text of stored work that could not be read; shown so that it can be saved. */
  spoilt = $state.raw<string | undefined>();
  run = $state.raw<RunState>({ kind: 'idle' });
  /** Why the last edit was refused; cleared by the next one. */
  refused = $state.raw<readonly Issue[]>([]);
  #active = $state<TabId>('A');
  #history = $state.raw<steps.History<Doc>>(steps.startHistory(firstDoc()));
  #draft = $state.raw<Doc | undefined>();
  #full = $state.raw<ReadonlyMap<TabId, Full>>(new Map());
  #estimates = $state.raw<ReadonlyMap<TabId, Summary>>(new Map());
  readonly #live: LiveRun;
  readonly #keeper: Keeper;
  /** The first preview is under way, and the full run waits for it. */
  #glancing = false;
  /** Which tab a previewed scenario belongs to, and the result it is measured from. */
  #previews = new WeakMap<Scenario, { id: TabId; from: Full | undefined }>();

  constructor({ runner, storage }: SessionOptions) {
    this.#keeper = new Keeper(storage);
    this.#live = createLiveRun(runner, {
      onResult: (result) => this.#onResult(result),
      onError: (error) => this.#onError(error),
      previewRequest: (scenarios, request) => ({
        ...defaultPreviewRequest(scenarios, request),
        replications: Math.min(PREVIEW_REPLICATIONS, request.replications),
      }),
    });
    const { work, spoilt } = this.#keeper.load();
    if (work) {
      this.#history = steps.startHistory(work.doc);
      this.#active = work.active;
    }
    this.spoilt = spoilt;
    this.#showShipped();
    if (this.standing(this.#active) === 'none') this.#glance();
    else this.#start();
  }

  /** The work as it stands, a lever under the pointer included. */
  get doc(): Doc {
    return this.#draft ?? this.#history.present;
  }
  get tabs(): readonly Tab[] {
    return this.doc.tabs;
  }
  get active(): TabId {
    return this.#active;
  }
  get scenario(): Scenario {
    return scenarioOf(this.doc, this.#active) ?? this.baseline;
  }
  get baseline(): Scenario {
    return scenarioOf(this.doc, 'baseline') ?? this.doc.tabs[0]!.scenario;
  }
  get request(): RunRequest {
    return { seed: this.doc.seed, replications: this.doc.replications };
  }
  get dragging(): boolean {
    return this.#draft !== undefined;
  }
  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }
  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }
  get canAdd(): boolean {
    return freeLabel(this.doc) !== undefined;
  }

  /** What is known of a plan: final, partial (fewer futures) or a preview. Undefined before the first result. */
  summaryOf(id: TabId): Summary | undefined {
    return this.#estimates.get(id) ?? this.#full.get(id)?.summary;
  }

  /** How what `summaryOf` gives relates to the plan as it stands. */
  standing(id: TabId): Standing {
    if (this.#estimates.has(id)) return 'preview';
    const full = this.#full.get(id);
    if (!full) return 'none';
    if (full.scenario !== scenarioOf(this.doc, id) || !sameLuck(full.request, this.request)) return 'stale';
    return full.summary.digest === undefined ? 'partial' : 'final';
  }

  /** Whether what `summaryOf` gives is the finished result of the plan as it stands. */
  isFinal(id: TabId): boolean {
    return this.standing(id) === 'final';
  }

  select(id: TabId): void {
    if (!scenarioOf(this.doc, id)) return;
    this.#active = id;
    this.#save();
  }

  /** A copy of the open plan under the next letter. */
  addTab(): void {
    const id = freeLabel(this.doc);
    if (!id) return;
    const full = this.#full.get(this.#active);
    if (full) this.#full = new Map(this.#full).set(id, full);
    this.commit((doc) => withScenario(doc, id, this.scenario));
    this.select(id);
  }

  /** Removes a plan; the baseline stays. */
  removeTab(id: TabId): void {
    if (id === 'baseline') return;
    this.commit((doc) => ({ ...doc, tabs: doc.tabs.filter((tab) => tab.id !== id) }));
  }

  /** While a lever is dragged: shows the change by previews; nothing is kept until `commit`. */
  preview(change: (doc: Doc) => Doc): void {
    const present = this.#history.present;
    const draft = change(present);
    const moved = draft.tabs.filter(
      ({ id, scenario }) =>
        scenario !== scenarioOf(present, id) && (id === this.#active || id === 'baseline'),
    );
    this.#draft = draft;
    if (moved.length === 0) return;
    this.#glancing = false;
    const scenarios: Scenario[] = [];
    for (const { id, scenario } of moved) {
      const full = this.#full.get(id);
      const from = full && sameLuck(full.request, this.request) ? full : undefined;
      this.#previews.set(scenario, { id, from });
      scenarios.push(scenario);
      if (from) scenarios.push(from.scenario);
    }
    this.run = { kind: 'preview' };
    this.#live.preview(scenarios, this.request);
  }

  /** Makes a change for good: kept, undoable, run in full. Refused as a whole when a scenario would not be valid. */
  commit(change: (doc: Doc) => Doc): boolean {
    const present = this.#history.present;
    const next = change(present);
    this.#draft = undefined;
    const issues = next.tabs
      .filter(({ id, scenario }) => scenario !== scenarioOf(present, id))
      .flatMap(({ scenario }) => problems(scenario));
    this.refused = issues;
    if (issues.length > 0) {
      this.#estimates = new Map();
      this.#start();
      return false;
    }
    this.#go(steps.step(this.#history, next));
    return true;
  }

  /** Ends a drag as if it had not begun. */
  abandon(): void {
    if (!this.#draft) return;
    this.#draft = undefined;
    this.#estimates = new Map();
    this.#start();
  }

  undo(): void {
    this.#go(steps.undo(this.#history));
  }
  redo(): void {
    this.#go(steps.redo(this.#history));
  }

  /** Stops the run; what is known stays on screen. */
  cancel(): void {
    this.#live.cancel();
    if (this.run.kind === 'running') this.run = { ...this.run, kind: 'stopped' };
  }
  /** Goes on after `cancel` or a failure. */
  resume(): void {
    this.#start();
  }

  /** Puts a scenario in a tab (added if it is not there) and opens it. False, with `refused` set, if it is not valid. */
  replaceScenario(id: TabId, scenario: Scenario): boolean {
    const done = this.commit((doc) => ({
      ...withScenario(doc, id, scenario),
      origin: id === 'baseline' ? scenario : doc.origin,
    }));
    if (done) this.select(id);
    return done;
  }

  /** All that a link or file carries. Digests only when every plan's result is final. */
  shareState(): ShareState {
    const { tabs, seed, replications, margin, target } = this.#history.present;
    const digests = tabs.map(({ id }) => (this.isFinal(id) ? this.#full.get(id)?.summary.digest : undefined));
    const known = digests.filter((digest) => digest !== undefined);
    const generation = [...this.#full.values()][0]?.summary.engineGeneration;
    return {
      format: 1,
      engineGeneration: generation ?? shippedResult.engineGeneration,
      seed,
      replications,
      scenarios: tabs.map(({ id, scenario }) => ({ label: id, scenario })),
      view: {
        page: 'sandbox',
        ...(target === undefined ? {} : { target }),
        ...(margin === undefined ? {} : { margin }),
      },
      ...(known.length === tabs.length ? { digests: known } : {}),
    };
  }

  /** Opens a shared state in place of the work; one undo brings the work back. */
  openShareState(state: ShareState): void {
    const doc = docOfShare(state);
    if (!this.commit(() => doc)) return;
    this.select(doc.tabs.at(-1)!.id);
  }

  /** Forgets the unreadable stored work, after the reader has saved it or does not want it. */
  dismissSpoilt(): void {
    this.spoilt = undefined;
    this.#keeper.forgetSpoilt();
  }

  #go(history: steps.History<Doc>): void {
    this.#history = history;
    this.#draft = undefined;
    if (!scenarioOf(history.present, this.#active)) this.#active = history.present.tabs.at(-1)!.id;
    const kept = new Set(history.present.tabs.map((tab) => tab.id));
    this.#full = new Map([...this.#full].filter(([id]) => kept.has(id)));
    this.#save();
    this.#start();
  }

  /** Nothing is known yet: a preview stands on the page in a moment, and then the full run begins. */
  #glance(): void {
    const tabs = this.#history.present.tabs.filter(({ id }) => id === this.#active || id === 'baseline');
    for (const { id, scenario } of tabs) this.#previews.set(scenario, { id, from: undefined });
    this.#glancing = true;
    this.run = { kind: 'running', done: 0, of: this.request.replications };
    this.#live.preview(
      tabs.map((tab) => tab.scenario),
      this.request,
    );
  }

  #start(): void {
    this.#glancing = false;
    const { tabs } = this.#history.present;
    this.run = { kind: 'running', done: this.#done(), of: this.request.replications };
    this.#live.commit(
      tabs.map((tab) => tab.scenario),
      this.request,
    );
  }

  #onResult(result: LiveResult): void {
    if (result.kind === 'preview') this.#onPreview(result);
    else this.#onFull(result);
  }

  #onPreview({ scenarios, summaries }: LiveResult): void {
    const estimates = new Map(this.#estimates);
    scenarios.forEach((scenario, i) => {
      const preview = this.#previews.get(scenario);
      const after = summaries[i];
      if (!preview || !after) return;
      const { id, from } = preview;
      const before = from && summaries[scenarios.indexOf(from.scenario)];
      estimates.set(id, from && before ? estimateSummary(from.summary, before, after) : after);
    });
    this.#estimates = estimates;
    if (this.#glancing) this.#start();
  }

  #onFull({ scenarios, request, summaries, finished }: LiveResult): void {
    const full = new Map(this.#full);
    const estimates = new Map(this.#estimates);
    this.#history.present.tabs.forEach(({ id, scenario }, i) => {
      const summary = summaries[i];
      if (!summary || scenarios[i] !== scenario) return;
      const known = full.get(id);
      // A finished result is never replaced by a part of the same run.
      const better =
        known?.scenario === scenario &&
        sameLuck(known.request, request) &&
        known.summary.digest !== undefined;
      if (!better || summary.digest !== undefined) full.set(id, { scenario, request, summary });
      estimates.delete(id);
    });
    this.#full = full;
    this.#estimates = estimates;
    if (finished) this.#live.warm(scenarios, request);
    this.run = finished
      ? { kind: 'idle' }
      : { kind: 'running', done: this.#done(), of: request.replications };
  }

  #onError(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.run = {
      kind: 'failed',
      message,
      ...(error instanceof RunError ? { reproduce: error.reproduce } : {}),
    };
  }

  /** Futures known for every plan as it stands. */
  #done(): number {
    const counts = this.#history.present.tabs.map(({ id, scenario }) => {
      const full = this.#full.get(id);
      return full?.scenario === scenario && sameLuck(full.request, this.request)
        ? full.summary.replications
        : 0;
    });
    return Math.min(...counts);
  }

  /** The result that comes with the page, while nothing has been changed. */
  #showShipped(): void {
    const { tabs, seed, replications } = this.#history.present;
    if (seed !== DEFAULT_SEED || replications !== DEFAULT_REPLICATIONS) return;
    const request = this.request;
    const full = new Map<TabId, Full>();
    for (const { id, scenario } of tabs)
      if (isDefault(scenario)) full.set(id, { scenario, request, summary: shippedResult });
    this.#full = full;
  }

  #save(): void {
    const work = { doc: this.#history.present, active: this.#active };
    this.#keeper.save(writeWork(work, this.shareState()));
  }
}

/** The app's session, for components: provided by the layout. */
export const [useSession, provideSession] = createContext<Session>();

function sameLuck(a: RunRequest, b: RunRequest): boolean {
  return a.seed === b.seed && a.replications === b.replications;
}
