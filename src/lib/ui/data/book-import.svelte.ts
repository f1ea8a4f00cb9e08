import type { Scenario } from '#scenario';
import type { BaseId, Bases } from './bases.ts';
import { frameOf, type BookReport, type Progress } from './report.ts';
import type { ReadReply, ReadRequest } from './tape-worker.ts';

export type ImportState =
  | { kind: 'empty' }
  | { kind: 'reading'; name: string; progress: Progress }
  | { kind: 'excel'; name: string }
  | { kind: 'failed'; name: string; reason: string }
  | { kind: 'ready'; name: string; report: BookReport; base: BaseId };

/** Spreadsheet files of Excel are zip archives. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** A tape on its way into a book. One for the app, so that it survives a change of page or language. */
export class BookImport {
  state = $state.raw<ImportState>({ kind: 'empty' });
  base = $state<BaseId>('current');
  /** Shipped scenarios, once loaded. */
  bases = $state.raw<Bases | undefined>();
  #file: File | undefined;
  #name = '';
  #worker: Worker | undefined;

  /** The scenario a book is joined to. */
  scenario(current: Scenario): Scenario {
    return this.base === 'current' ? current : (this.bases?.[this.base] ?? current);
  }

  /** Reads a file; an earlier one still being read is given up. `name` is shown. */
  async read(file: File, name: string, current: Scenario): Promise<void> {
    this.#stop();
    this.#file = file;
    this.#name = name;
    this.state = { kind: 'reading', name, progress: { rows: 0, share: 0 } };
    const head = new Uint8Array(
      await file
        .slice(0, 4)
        .arrayBuffer()
        .catch(() => new ArrayBuffer(0)),
    );
    if (this.#file !== file) return;
    if (ZIP.every((byte, i) => head[i] === byte)) this.state = { kind: 'excel', name };
    else this.#start(file, name, current);
  }

  /** Takes behaviour and plan from elsewhere: limits and currency change, so the file is read again. */
  async setBase(base: BaseId, current: Scenario): Promise<void> {
    this.base = base;
    if (this.#file) await this.read(this.#file, this.#name, current);
  }

  /** Stops reading, or clears what was read. */
  clear(): void {
    this.#stop();
    this.#file = undefined;
    this.state = { kind: 'empty' };
  }

  #start(file: File, name: string, current: Scenario): void {
    const { base } = this;
    const worker = new Worker(new URL('./tape-worker.ts', import.meta.url), { type: 'module' });
    this.#worker = worker;
    const fail = (reason: string) => {
      if (this.#worker !== worker) return;
      this.#stop();
      this.state = { kind: 'failed', name, reason };
    };
    worker.onmessage = ({ data }: MessageEvent<ReadReply>) => {
      if (this.#worker !== worker) return;
      if (data.kind === 'progress') this.state = { kind: 'reading', name, progress: data.progress };
      else if (data.kind === 'failed') fail(data.reason);
      else {
        this.#stop();
        this.state = { kind: 'ready', name, report: data.report, base };
      }
    };
    worker.onerror = (event) => fail(event.message);
    const request: ReadRequest = { file, frame: frameOf(this.scenario(current)) };
    worker.postMessage(request);
  }

  #stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

/** The app's one import. */
export const bookImport = new BookImport();
