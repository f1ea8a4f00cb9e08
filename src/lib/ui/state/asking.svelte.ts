interface Known<T> {
  of: readonly unknown[];
  state: 'busy' | 'failed' | 'idle';
  answer: T | undefined;
}

/**
 * A question that a view asks beside the plans' runs: one at a time, the newest wins. What is known belongs to what `belongsTo` names
 * (a plan, its luck, what was chosen): beside anything else it is not shown, and work on it ends. Made while a component starts.
 */
export class Asking<T> {
  #known = $state.raw<Known<T>>();
  #controller: AbortController | undefined;
  readonly #belongsTo: () => readonly unknown[];
  readonly #here = $derived.by(() => {
    const known = this.#known;
    const now = this.#belongsTo();
    return known?.of.every((part, n) => part === now[n]) ? known : undefined;
  });

  constructor(belongsTo: () => readonly unknown[]) {
    this.#belongsTo = belongsTo;
    $effect(() => {
      if (!this.#here) this.stop();
    });
    $effect(() => () => this.stop());
  }

  /** The last news; undefined before the first. */
  get answer(): T | undefined {
    return this.#here?.answer;
  }

  get busy(): boolean {
    return this.#here?.state === 'busy';
  }

  get failed(): boolean {
    return this.#here?.state === 'failed';
  }

  /**
   * Asks anew; what is known stays until `work` tells news. Work that throws has failed, unless it was stopped: then nothing more
   * is heard of it.
   */
  async ask(work: (tell: (answer: T) => void, signal: AbortSignal) => Promise<void>): Promise<void> {
    this.stop();
    const own = (this.#controller = new AbortController());
    const of = this.#belongsTo();
    let answer = this.answer;
    const put = (state: Known<T>['state']) => {
      if (!own.signal.aborted) this.#known = { of, state, answer };
    };
    put('busy');
    try {
      await work((news) => {
        answer = news;
        put('busy');
      }, own.signal);
      put('idle');
    } catch {
      put('failed');
    }
  }

  /** Ends what is under way; its answers so far stay. */
  stop(): void {
    this.#controller?.abort();
    if (this.#known?.state === 'busy') this.#known = { ...this.#known, state: 'idle' };
  }
}
