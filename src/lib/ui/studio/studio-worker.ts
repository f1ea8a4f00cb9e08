import { answer, type Job } from './jobs.ts';

/** The reduced world off the page's thread. One job at a time: the page sends the next when it has the answer. */
self.addEventListener('message', ({ data }: MessageEvent<Job>) => self.postMessage(answer(data)));
