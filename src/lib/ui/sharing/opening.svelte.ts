import { canonicalJson, readJson, type Scenario } from '#scenario';
import {
  decodeLink,
  parseShareState,
  SHARE_JSON,
  type ShareIssue,
  type ShareResult,
  type ShareState,
} from '#share';

/** What stands between a link and the reader's work. */
export type OpeningStep =
  | { kind: 'nothing' }
  /** Sound, and the reader has work of their own: nothing happens until they say so. */
  | { kind: 'ask'; state: ShareState }
  | { kind: 'refused'; issues: readonly ShareIssue[]; partial?: ShareState | undefined };

/** A state as it was opened, for the comparison with what is computed here. */
export interface Opened {
  state: ShareState;
  /** The session's work right after opening: a different one means that the reader has gone on. */
  doc: unknown;
}

/** The session, as far as opening needs it. */
export interface Host {
  readonly doc: unknown;
  readonly tabs: readonly { id: string; scenario: Scenario }[];
  shareState(): ShareState;
  openShareState(state: ShareState): void;
}

/** Links and files on their way into the work. One for the app: any page may hand over what was pasted. */
export class Opening {
  step = $state.raw<OpeningStep>({ kind: 'nothing' });
  opened = $state.raw<Opened | undefined>();

  /** A link, a code or whatever was pasted. `hasOwnWork`: ask before it is replaced. */
  readLink(text: string, host: Host, hasOwnWork: boolean): void {
    this.#take(decodeLink(text), host, hasOwnWork);
  }

  /** The text of a shared .json file. */
  readFile(text: string, host: Host, hasOwnWork: boolean): void {
    const json = readJson(text, SHARE_JSON);
    this.#take(json.ok ? parseShareState(json.value) : json, host, hasOwnWork);
  }

  /** The reader agreed. */
  accept(host: Host): void {
    if (this.step.kind === 'ask') this.#open(this.step.state, host);
  }

  /** The reader keeps their own work, or has read why it cannot be opened. */
  dismiss(): void {
    this.step = { kind: 'nothing' };
  }

  #take(result: ShareResult, host: Host, hasOwnWork: boolean): void {
    if (!result.ok) this.step = { kind: 'refused', issues: result.issues, partial: result.partial };
    else if (hasOwnWork && !sameWork(result.state, host.shareState()))
      this.step = { kind: 'ask', state: result.state };
    else this.#open(result.state, host);
  }

  #open(state: ShareState, host: Host): void {
    host.openShareState(state);
    this.opened = { state, doc: host.doc };
    this.step = { kind: 'nothing' };
  }
}

/** Whether two states hold the same plans and luck, so that opening one over the other loses nothing. */
function sameWork(a: ShareState, b: ShareState): boolean {
  const work = ({ seed, replications, scenarios }: ShareState) =>
    canonicalJson({ seed, replications, scenarios });
  return work(a) === work(b);
}

/** What the comparison of an opened state with our own results says. */
export type Proof =
  | { kind: 'computing' }
  /** The sender had no finished result. */
  | { kind: 'unproven' }
  | { kind: 'reproduced' }
  | { kind: 'differs'; labels: ShareState['scenarios'][number]['label'][]; generation: boolean };

/** `digestOf` gives the digest of a plan's finished result, undefined while it is not finished. */
export function prove(
  state: ShareState,
  digestOf: (label: ShareState['scenarios'][number]['label']) => string | undefined,
  engineGeneration: number,
): Proof {
  if (!state.digests) return { kind: 'unproven' };
  const got = state.scenarios.map(({ label }) => digestOf(label));
  if (got.includes(undefined)) return { kind: 'computing' };
  const labels = state.scenarios.filter((_, i) => got[i] !== state.digests?.[i]).map(({ label }) => label);
  if (labels.length === 0) return { kind: 'reproduced' };
  return { kind: 'differs', labels, generation: state.engineGeneration !== engineGeneration };
}

/** The app's one opening. */
export const opening = new Opening();
