import { canonicalJson } from '#scenario';
import type { Answer, Case, Gain, GainJob, Job, Reading } from './jobs.ts';

/** Answers kept; a drag makes many. */
const KEPT = 600;

/**
 * Asks the reduced world and keeps its answers. Two workers: one follows the hand, one does the rest. Each has at most
 * one job, and takes the first wanted one that has no answer yet, so that the newest input always comes next.
 */
export class Desk {
  /** Why the reduced world does not answer, if it does not. */
  failed = $state('');
  #answers = $state.raw<ReadonlyMap<string, Answer>>(new Map());
  readonly #lanes = [new Lane(), new Lane()] as const;

  constructor() {
    for (const lane of this.#lanes) {
      lane.known = (key) => this.#answers.has(key);
      lane.onanswer = (key, answer) => this.#keep(key, answer);
      lane.onfail = (reason) => (this.failed = reason);
    }
  }

  /** What is wanted now, most wanted first; what was wanted before is dropped. */
  want(urgent: readonly Job[], rest: readonly Job[]): void {
    this.#lanes[0].want(urgent);
    this.#lanes[1].want(rest);
  }

  reading(of: Case, size: 'quick' | 'full'): Reading | undefined {
    return this.#answers.get(keyOf({ kind: 'reading', of, size })) as Reading | undefined;
  }

  gain(job: GainJob): Gain | undefined {
    return this.#answers.get(keyOf(job)) as Gain | undefined;
  }

  dispose(): void {
    for (const lane of this.#lanes) lane.end();
  }

  #keep(key: string, answer: Answer): void {
    const answers = new Map(this.#answers).set(key, answer);
    if (answers.size > KEPT) answers.delete(answers.keys().next().value!);
    this.#answers = answers;
  }
}

/** Keys of cases are asked for many times while nothing changes. */
const caseKeys = new WeakMap<Case, string>();

function keyOf(job: Job): string {
  const { of, ...rest } = job;
  let key = caseKeys.get(of);
  if (key === undefined) caseKeys.set(of, (key = canonicalJson(of)));
  return key + JSON.stringify(rest);
}

/** One worker and what is wanted of it. */
class Lane {
  known: (key: string) => boolean = () => false;
  onanswer: (key: string, answer: Answer) => void = () => {};
  onfail: (reason: string) => void = () => {};
  #wanted: readonly Job[] = [];
  #worker: Worker | undefined;
  #busy: string | undefined;

  want(jobs: readonly Job[]): void {
    this.#wanted = jobs;
    this.#next();
  }

  end(): void {
    this.#wanted = [];
    this.#worker?.terminate();
  }

  #next(): void {
    if (this.#busy !== undefined) return;
    const job = this.#wanted.find((wanted) => !this.known(keyOf(wanted)));
    if (!job) return;
    this.#busy = keyOf(job);
    this.#worker ??= this.#start();
    this.#worker.postMessage(job);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./studio-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const key = this.#busy!;
      this.#busy = undefined;
      this.onanswer(key, data);
      this.#next();
    };
    worker.onerror = (event) => this.onfail(event.message);
    return worker;
  }
}
