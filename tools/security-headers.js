/**
 * Security headers of the built app, kept in one place: svelte.config.js turns the policy into a <meta> tag, the
 * server of tools/serve.js sends it as a header. The header matters: a <meta> policy does not bind a page's workers.
 */

/** Content-Security-Policy directives. Nothing leaves the browser: only same-origin code, styles, data and workers. */
export const policy = {
  'default-src': ['none'],
  'script-src': ['self'],
  'style-src': ['self'],
  // Positions and sizes in charts are style attributes; they can load nothing, as images come only from ourselves.
  'style-src-attr': ['unsafe-inline'],
  'img-src': ['self', 'data:', 'blob:'],
  'font-src': ['self'],
  'connect-src': ['self'],
  'worker-src': ['self'],
  'manifest-src': ['self'],
  'base-uri': ['none'],
  'form-action': ['none'],
};

/** Directives that a <meta> tag cannot carry, or that a development server cannot live with. */
const headerOnly =
  "frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html default";

const quoted = (source) => (/^(self|none|unsafe-inline)$/.test(source) ? `'${source}'` : source);

/** The header's text; `scriptHashes` (for example `'sha256-…'`) are those of the page's inline scripts. */
export function contentSecurityPolicy(scriptHashes = []) {
  const directives = Object.entries(policy).map(([name, sources]) => {
    const extra = name === 'script-src' ? scriptHashes : [];
    return [name, ...sources.map(quoted), ...extra].join(' ');
  });
  return [...directives, headerOnly].join('; ');
}

/** Headers that every response carries beside the policy. */
export const plainHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), payment=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
