/**
 * JSON with one spelling only, so that equal states make equal links and digests: keys sorted by UTF-16 units, no
 * spaces, shortest number text (ECMAScript), −0 as 0, absent fields left out.
 * Throws `invariant: …` on what JSON cannot hold. Recursion is safe: states have passed the depth guard.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('invariant: canonical JSON holds finite numbers only');
    return JSON.stringify(value === 0 ? 0 : value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new Error(`invariant: canonical JSON cannot hold a ${typeof value}`);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}
