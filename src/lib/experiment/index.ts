export * from './types.ts';
export { ENGINE_GENERATION } from './generation.ts';
export { openExperiment } from './experiment.ts';
export { scenarioHash } from './scenario-hash.ts';
export type { Experiment } from './experiment.ts';
export { LEAGUE_COLUMNS } from './league.ts';
export { batchTransferables } from './batch.ts';
export type { BatchResult, BookFacts } from './batch.ts';
export { Aggregate, scalarSummary, summaryDigest } from './aggregate.ts';
export { compareSummaries, compareValues, higherIsBetter } from './compare.ts';
export { judgeLeague, type Judged, type JudgedLeague, type LeagueRecord } from '#stats';
export { loadedPay, shadowPrice, type ShadowPrice } from './shadow-price.ts';
/** The order in which `cells`, `channels` and `byDay` of a Summary are laid out. */
export { CHANNEL_MEASURES, CHANNELS, dayLayout, MEASURES } from '#model';
