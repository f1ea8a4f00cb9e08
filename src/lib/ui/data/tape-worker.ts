import { readBook, type BookFrame, type BookReport, type Progress } from './report.ts';

/** Reads one tape off the page's own thread, so that nothing on screen stutters, and is then ended. */
export interface ReadRequest {
  file: Blob;
  frame: BookFrame;
}
export type ReadReply =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'report'; report: BookReport }
  | { kind: 'failed'; reason: string };

/** Least time between two reports of progress, ms. */
const PROGRESS_MS = 100;

const reply = (message: ReadReply) => self.postMessage(message);

self.addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  let last = 0;
  const { file, frame } = event.data;
  readBook(file, frame, (progress) => {
    if (Date.now() - last < PROGRESS_MS) return;
    last = Date.now();
    reply({ kind: 'progress', progress });
  }).then(
    (report) => reply({ kind: 'report', report }),
    (error: unknown) => reply({ kind: 'failed', reason: String(error) }),
  );
});
