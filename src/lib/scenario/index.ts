export * from './issue.ts';
export * from './limits.ts';
export * from './rules.ts';
export * from './schema.ts';
export * from './parse.ts';
export * from './treatments.ts';
export { canonicalJson } from './canonical.ts';
export * from './sources.ts';
