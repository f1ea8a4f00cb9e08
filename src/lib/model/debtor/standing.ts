import { enterBucket } from '../touch/call-list.ts';
import { beginCycle, refreshRate } from './clock.ts';
import {
  AGE_DAY,
  ARREARS,
  BUCKET,
  CHARGED_OFF,
  CREDIT,
  FLAGS,
  NEXT_DUE,
  OLDEST_DUE,
  STATUS,
  ACTIVE,
  CURED,
} from '../layout.ts';
import { balanceOf, doubles, integers } from '../state.ts';
import type { State } from '../state.ts';
import { enterStock, leaveStock } from '../seen/stock.ts';

/** Brings bucket and charge-off in line with today's dpd; rates follow from tomorrow on. */
export function updateStage(s: State, a: number, day: number): void {
  const { i, plan } = s;
  const r = integers(a);
  const dpd = day - i[r + OLDEST_DUE];
  const { stages } = plan;
  const stage = stages.ofDpd[dpd];
  if (dpd >= plan.chargeOffDpd && (i[r + FLAGS] & CHARGED_OFF) === 0) {
    const o = doubles(a);
    s.f[o + ARREARS] = balanceOf(s, a);
    s.f[o + CREDIT] = 0;
    i[r + FLAGS] |= CHARGED_OFF;
    beginCycle(s, a, day + 1);
  }
  const bucket = stages.bucket[stage];
  if (bucket !== i[r + BUCKET]) {
    leaveStock(s, a);
    enterBucket(s, a, bucket);
    enterStock(s, a);
    refreshRate(s, a, day + 1);
  }
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
