import type { CheckRow, Check } from './check.ts';
import { printed } from './printed.ts';
import { MODEL } from './subject.ts';

const TARGET_SECONDS = 20;
/** Agents, then Erlang B, P(wait), mean wait in seconds, mean number waiting, share answered in 20 s. */
const PRINTED: [number, number, number, number, number, number][] = [
  [3, 0.210526, 0.444444, 106.666667, 0.888889, 0.591091],
  [4, 0.095238, 0.173913, 20.869565, 0.173913, 0.852786],
];

export const queue: Check = {
  id: 'VC-04',
  title: { vi: 'Hàng đợi cuộc gọi đến: Erlang C', en: 'Inbound queue: Erlang C' },
  source:
    'Erlang B and C for 30 calls an hour, 15 an hour and agent; second way: explicit sum of Poisson terms',
  detects: 'Erlang B taken for Erlang C; wait counted among those who wait only',
  run({ theory } = MODEL) {
    return PRINTED.flatMap(([agents, blocked, waits, wait, waiting, level]): CheckRow[] => {
      const line = { arrivalsPerHour: 30, servedPerHour: 15, agents };
      const got = theory.solveQueue(line);
      return [
        printed(`${agents} agents: blocked (Erlang B)`, blocked, got.blocked),
        printed(`${agents} agents: P(wait) (Erlang C)`, waits, got.waits),
        printed(`${agents} agents: mean wait`, wait, got.meanWaitSeconds, 6, 's'),
        printed(`${agents} agents: mean number waiting`, waiting, got.meanWaiting),
        printed(
          `${agents} agents: answered within ${TARGET_SECONDS} s`,
          level,
          theory.answeredWithin(line, TARGET_SECONDS),
        ),
      ];
    });
  },
};
