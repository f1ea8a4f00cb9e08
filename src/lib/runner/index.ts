export * from './runner.ts';
export * from './pool.ts';
export * from './newest.ts';
export type { RawWorker } from './worker-executor.ts';
/** What pages may ask about finished runs without knowing the experiment. */
export {
  CHANNEL_MEASURES,
  CHANNELS,
  compareSummaries,
  compareValues,
  dayLayout,
  judgeLeague,
  LEAGUE_COLUMNS,
  loadedPay,
  MEASURES,
  shadowPrice,
} from '#experiment';
