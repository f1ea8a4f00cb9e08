import { createContext } from 'svelte';
import {
  DEFAULT_BEHAVIOUR,
  SCHEME_PRESETS,
  schemePreset,
  validateScheme,
  type Behaviour,
  type PayScheme,
  type SchemeIssue,
} from '#incentives';
import type { Session } from '../session.svelte.ts';
import type { TabId } from '../state/doc.ts';

/** What the page opens with: pay by gross cash today, and a bonus at 120 % as plan A. */
const EXAMPLE: Partial<Record<TabId, string>> = { baseline: 'D2', A: 'D3', B: 'G1', C: 'G4' };

/** The schemes on the page: one a plan. */
export class Studio {
  readonly #session: Session;
  #schemes = $state.raw<ReadonlyMap<TabId, PayScheme>>(new Map());
  #draft = $state.raw<PayScheme | undefined>();
  #rival = $state<TabId>('baseline');
  /** Cost of effort fitted to the bank's own evidence, base months; undefined: the assumption. */
  effortCost = $state<number | undefined>();
  /** What collectors are taken to be like. */
  readonly behaviour = $derived<Behaviour>(
    this.effortCost === undefined ? DEFAULT_BEHAVIOUR : { ...DEFAULT_BEHAVIOUR, effortCost: this.effortCost },
  );
  /** Why the last edit was refused; cleared by the next one. */
  refused = $state.raw<readonly SchemeIssue[]>([]);

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

  schemeOf(id: TabId): PayScheme {
    if (id === this.active && this.#draft) return this.#draft;
    return this.#schemes.get(id) ?? schemePreset(EXAMPLE[id] ?? 'D2')!.scheme;
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

  /** Keeps a scheme for the open plan. False, with `refused` set, when it cannot be paid. */
  commit(scheme: PayScheme): boolean {
    this.#draft = undefined;
    this.refused = validateScheme(scheme).filter(({ severity }) => severity === 'error');
    if (this.refused.length > 0) return false;
    this.#schemes = new Map(this.#schemes).set(this.active, scheme);
    return true;
  }
}

/** The preset a scheme is, unchanged. */
export function presetOf(scheme: PayScheme) {
  const text = JSON.stringify(scheme);
  return SCHEME_PRESETS.find((preset) => JSON.stringify(preset.scheme) === text);
}

/** The page's studio, for its parts. */
export const [useStudio, provideStudio] = createContext<Studio>();
