import { beginCycle, refreshRate } from './clock.ts';
import {
  AGE_DAY,
  ARREARS,
  BIN,
  BUCKET,
  CALLABLE,
  CHARGED_OFF,
  CHARGES,
  CREDIT,
  FLAGS,
  MESSAGED,
  NEXT_DUE,
  OLDEST_DUE,
  PRINCIPAL,
  PROMISE_OPEN,
  STATUS,
  ACTIVE,
  CURED,
  WAKE_DAY,
} from './layout.ts';
import { beginMessages } from './messages.ts';
import { doubles, integers } from './state.ts';
import type { State } from './state.ts';
import { wakeWhenAllowed } from './worklist.ts';

/** Brings bucket, charge-off, callability and messaging in line with today's dpd; rates follow from tomorrow on. */
export function updateStage(s: State, a: number, day: number): void {
  const { i, plan } = s;
  const r = integers(a);
  const dpd = day - i[r + OLDEST_DUE];
  const { stages } = plan;
  const stage = stages.ofDpd[dpd];
  let flags = i[r + FLAGS];
  if (dpd >= plan.chargeOffDpd && (flags & CHARGED_OFF) === 0) {
    flags |= CHARGED_OFF;
    const o = doubles(a);
    s.f[o + ARREARS] = s.f[o + PRINCIPAL] + s.f[o + CHARGES];
    s.f[o + CREDIT] = 0;
    i[r + FLAGS] = flags;
    beginCycle(s, a, day + 1);
  }
  const callable = stages.callable[stage] === 1;
  const messaged = stages.messaged[stage] === 1;
  flags = (flags & ~(CALLABLE | MESSAGED)) | (callable ? CALLABLE : 0) | (messaged ? MESSAGED : 0);
  i[r + FLAGS] = flags;
  const bucket = stages.bucket[stage];
  if (bucket !== i[r + BUCKET]) {
    i[r + BUCKET] = bucket;
    refreshRate(s, a, day + 1);
  }
  if (!callable) s.queue.remove(a);
  else if (i[r + BIN] < 0 && i[r + WAKE_DAY] < 0 && (flags & PROMISE_OPEN) === 0) wakeWhenAllowed(s, a, day);
  if (messaged) beginMessages(s, a, day);
}

/** Enters the account's next ageing day: a due date or the edge of a stage, whichever comes first. */
export function bookAgeing(s: State, a: number, today: number): void {
  const { i, plan } = s;
  const r = integers(a);
  const status = i[r + STATUS];
  let next = -1;
  if (status === ACTIVE || status === CURED) {
    next = i[r + NEXT_DUE];
    if (status === ACTIVE) {
      const stage = plan.stages.ofDpd[today - i[r + OLDEST_DUE]];
      const edge = i[r + OLDEST_DUE] + plan.stages.fromDpd[stage + 1];
      if (next < 0 || edge < next) next = edge;
    }
  }
  if (next === i[r + AGE_DAY]) return;
  i[r + AGE_DAY] = next;
  if (next >= 0) s.ages.add(next, a);
}
