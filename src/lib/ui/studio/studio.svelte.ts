import { createContext } from 'svelte';
import {
  SCHEME_PRESETS,
  schemePreset,
  validateScheme,
  type PayScheme,
  type SchemeIssue,
  type Behaviour,
  type CostEvidence,
} from '#incentives';
import { canonicalJson, DEFAULT_RESPONSES, payOf, type KpiScheme, type Pay } from '#scenario';
import type { Session } from '../session.svelte.ts';
import { scenarioOf, withAll, withScenario, type TabId } from '../state/doc.ts';
import { behaviourOf, type Case } from './jobs.ts';

/** What is shown for a plan that pays nothing yet, until something is chosen for it. */
const EXAMPLES: Record<TabId, string> = { baseline: 'D2', A: 'D3', B: 'G1', C: 'G4' };

/** The pay schemes of the plans: read from them, and written into the open one. */
export class Studio {
  /** Why the last edit was refused; cleared by the next one. */
  refused = $state.raw<readonly SchemeIssue[]>([]);
  readonly #session: Session;
  /** Responses while no plan has a scheme to keep them. */
  #assumed = $state.raw<Pay['responses']>(DEFAULT_RESPONSES);
  #draft = $state.raw<PayScheme | undefined>();
  #rival = $state<TabId>('baseline');

  constructor(session: Session) {
    this.#session = session;
  }

  get ids(): readonly TabId[] {
    return this.#session.tabs.map(({ id }) => id);
  }
  get active(): TabId {
    return this.#session.active;
  }
  /** The scheme being edited, under the pointer included. */
  get scheme(): PayScheme {
    return this.schemeOf(this.active);
  }
  get dragging(): boolean {
    return this.#draft !== undefined;
  }
  /** The scheme the open one is compared with. */
  get rival(): TabId {
    if (this.#rival !== this.active && this.ids.includes(this.#rival)) return this.#rival;
    return this.ids.find((id) => id !== this.active) ?? this.active;
  }
  /** How people are taken to respond: the same for every plan, and kept with those that have a scheme. */
  get #responses(): Pay['responses'] {
    const found = [this.active, ...this.ids].map((id) => this.#pay(id)).find((pay) => pay !== undefined);
    return found?.responses ?? this.#assumed;
  }
  /** What collectors are taken to be like. */
  get behaviour(): Behaviour {
    return behaviourOf(this.caseOf(this.active));
  }
  /** The fitted cost of effort in use, if it is not the default. */
  get effortCost(): number | undefined {
    const { effortCost } = this.#responses;
    return effortCost === DEFAULT_RESPONSES.effortCost ? undefined : effortCost;
  }

  /** The evidence behind that cost; undefined when none is in use or its range came with no link. */
  get evidence(): CostEvidence | undefined {
    const cost = this.effortCost;
    return cost === undefined ? undefined : known.get(cost);
  }

  /** A plan's scheme; an example while it has none. */
  schemeOf(id: TabId): PayScheme {
    if (id === this.active && this.#draft) return this.#draft;
    const pay = this.#pay(id);
    return pay ? schemeOfPay(pay) : schemePreset(EXAMPLES[id])!.scheme;
  }
  isExample(id: TabId): boolean {
    return this.#pay(id) === undefined;
  }
  /** A plan's scheme with what its collectors are assumed to be like. */
  caseOf(id: TabId): Case {
    return caseOf(this.schemeOf(id), this.#pay(id)?.responses ?? this.#responses, this.evidence);
  }
  /** A scheme that no plan has, with the same assumptions. */
  caseOfScheme(scheme: PayScheme): Case {
    return caseOf(scheme, this.#responses, this.evidence);
  }

  select(id: TabId): void {
    this.#draft = undefined;
    this.#session.select(id);
  }
  compareWith(id: TabId): void {
    this.#rival = id;
  }

  /** While a hand moves: what the scheme would be; nothing is kept until `commit`. */
  preview(scheme: PayScheme): void {
    this.#draft = scheme;
  }
  abandon(): void {
    this.#draft = undefined;
  }

  /** Writes a scheme into the open plan. False, with `refused` set, when it cannot be paid. */
  commit(scheme: PayScheme): boolean {
    this.#draft = undefined;
    this.refused = validateScheme(scheme).filter(({ severity }) => severity === 'error');
    if (this.refused.length > 0) return false;
    const without = this.#pay(this.active)?.without ?? [];
    return this.#write(payOf(structuredClone(scheme), { without, responses: this.#responses }));
  }

  /** Takes the cost of effort of every plan from evidence, the assumption over it too; the default when undefined. */
  useEvidence(evidence: CostEvidence | undefined): void {
    if (evidence) known.set(evidence.effortCost, evidence);
    const effortCost = evidence?.effortCost ?? DEFAULT_RESPONSES.effortCost;
    const responses = { ...this.#responses, effortCost };
    this.#assumed = responses;
    this.#session.commit((doc) =>
      withAll(doc, (scenario) =>
        scenario.kpiScheme.kind === 'pay'
          ? { ...scenario, kpiScheme: { ...scenario.kpiScheme, responses } }
          : scenario,
      ),
    );
  }

  /** Takes variable pay out of the open plan. */
  remove(): void {
    this.#write({ kind: 'none' });
  }

  #pay(id: TabId): Pay | undefined {
    const scheme = scenarioOf(this.#session.doc, id)?.kpiScheme;
    return scheme?.kind === 'pay' ? scheme : undefined;
  }

  #write(kpiScheme: KpiScheme): boolean {
    const id = this.active;
    return this.#session.commit((doc) => {
      const scenario = scenarioOf(doc, id);
      return scenario ? withScenario(doc, id, { ...scenario, kpiScheme }) : doc;
    });
  }
}

/** Evidence given since the page was loaded, by its cost: plans and links keep the cost alone. */
const known = new Map<number, CostEvidence>();

/** Made once for every state of a plan, so that what is known of a scheme is found again. */
const schemes = new WeakMap<Pay, PayScheme>();
function schemeOfPay(pay: Pay): PayScheme {
  let scheme = schemes.get(pay);
  if (!scheme) {
    const { kind: _kind, without: _without, responses: _responses, ...rest } = pay;
    schemes.set(pay, (scheme = rest));
  }
  return scheme;
}

/** The last case made of a scheme: responses hardly ever change. */
const cases = new WeakMap<
  PayScheme,
  { responses: Pay['responses']; evidence: CostEvidence | undefined; of: Case }
>();
function caseOf(scheme: PayScheme, responses: Pay['responses'], evidence: CostEvidence | undefined): Case {
  const last = cases.get(scheme);
  if (last?.responses === responses && last.evidence === evidence) return last.of;
  const usual = canonicalJson(responses) === canonicalJson(DEFAULT_RESPONSES);
  const of: Case = { scheme, ...(!usual && { responses }), ...(evidence && { evidence }) };
  cases.set(scheme, { responses, evidence, of });
  return of;
}

/** The preset a scheme is, unchanged. */
export function presetOf(scheme: PayScheme) {
  const text = canonicalJson(scheme);
  return SCHEME_PRESETS.find((preset) => canonicalJson(preset.scheme) === text);
}

/** The page's studio, for its parts. */
export const [useStudio, provideStudio] = createContext<Studio>();
