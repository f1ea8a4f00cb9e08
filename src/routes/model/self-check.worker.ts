import { CHECKS, within, type Check } from '#checks';
import type { CheckReply } from '#ui';

/** Runs the checks it is given off the page's thread, one at a time, so that each is on screen as soon as it is done. */
const reply = (message: CheckReply) => self.postMessage(message);

self.addEventListener('message', ({ data: order }: MessageEvent<'list' | number>) => {
  try {
    if (order === 'list') reply({ kind: 'list', checks: CHECKS.map(card) });
    else if (order < CHECKS.length) run(CHECKS[order]);
    else reply({ kind: 'done' });
  } catch (error) {
    reply({ kind: 'failed', reason: String(error) });
  }
});

function card({ id, title, source, detects }: Check) {
  return { id, title, source, detects };
}

function run(check: Check): void {
  const rows = Array.from(check.run(), (row) => ({ ...row, passed: within(row) }));
  reply({ kind: 'rows', id: check.id, rows });
}
