/** Everything the killers of the domain mutants drive, as one door that can be bundled with a seeded bug. */
export * from '#engine';
export * from '#model';
export * from '#stats';
export { Aggregate, openExperiment } from '#experiment';
