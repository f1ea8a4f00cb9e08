export * from './runner.ts';
export * from './pool.ts';
export * from './newest.ts';
export type { RawWorker } from './worker-executor.ts';
