/** A small static server for the built app: its own files only, with the security headers, on this machine only. */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contentSecurityPolicy, plainHeaders } from './security-headers.js';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The file for a request's path: itself, `x.html`, `x/index.html`, else the app's own page for unknown addresses. */
function find(folder, pathname) {
  const path = normalize(join(folder, pathname));
  if (path !== folder && !path.startsWith(folder + sep)) return undefined;
  const found = [path, `${path}.html`, join(path, 'index.html')].find(isFile);
  if (found) return { path: found, status: 200 };
  const fallback = join(folder, '404.html');
  return extname(pathname) === '' && isFile(fallback) ? { path: fallback, status: 404 } : undefined;
}

/** The page's inline scripts, as the policy names them. */
function scriptHashes(html) {
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  return scripts.map(([, text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}

function respond(folder, request, response) {
  const send = (status, headers, body) => {
    response.writeHead(status, { ...plainHeaders, ...headers });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, { Allow: 'GET, HEAD' });
  let pathname;
  try {
    pathname = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  } catch {
    return send(400, {});
  }
  const file = pathname.includes('\0') ? undefined : find(folder, pathname);
  if (!file) return send(404, { 'Content-Type': types['.txt'] }, 'Not found\n');

  const headers = {
    'Content-Type': types[extname(file.path)] ?? 'application/octet-stream',
    'Cache-Control': pathname.startsWith('/_app/immutable/')
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    'Content-Security-Policy': contentSecurityPolicy(),
  };
  if (extname(file.path) === '.html') {
    const html = readFileSync(file.path, 'utf8');
    headers['Content-Security-Policy'] = contentSecurityPolicy(scriptHashes(html));
    return send(file.status, headers, html);
  }
  response.writeHead(file.status, {
    ...plainHeaders,
    ...headers,
    'Content-Length': statSync(file.path).size,
  });
  if (request.method === 'HEAD') return response.end();
  createReadStream(file.path).pipe(response);
}

/**
 * Serves `folder` on 127.0.0.1 at `port` or, unless `strict`, the next free one; resolves with the address.
 * @param {{ folder: string, port?: number, strict?: boolean }} options
 */
export function serve({ folder, port = 4173, strict = false }) {
  const server = createServer((request, response) => respond(normalize(folder), request, response));
  return new Promise((resolve, reject) => {
    server.on('error', (error) => {
      if (error.code === 'EADDRINUSE' && !strict && port < 65_535) server.listen((port += 1), '127.0.0.1');
      else reject(error);
    });
    server.on('listening', () => resolve({ server, address: `http://127.0.0.1:${port}/` }));
    server.listen(port, '127.0.0.1');
  });
}

// `node tools/serve.js [port]`: the server of the journeys, at exactly that port.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const port = Number(process.argv[2] ?? 4173);
  const { address } = await serve({ folder: join(import.meta.dirname, '../build'), port, strict: true });
  console.log(address);
}
