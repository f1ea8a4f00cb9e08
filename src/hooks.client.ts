/**
 * Where the server asks for Trusted Types (tools/security-headers.js), a script address must pass this policy: only the
 * app's own built files may become workers. Text can become neither markup nor script here, whoever tries.
 */
const factory = (window as { trustedTypes?: { createPolicy(name: string, rules: object): unknown } })
  .trustedTypes;

factory?.createPolicy('default', {
  createScriptURL(address: string): string | null {
    const url = new URL(address, window.location.href);
    const own = url.origin === window.location.origin && url.pathname.includes('/_app/immutable/');
    return own || import.meta.env.DEV ? address : null;
  },
});
