export { canonicalJson } from '#scenario';
