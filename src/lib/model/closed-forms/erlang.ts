import { exp } from '#engine';

/** A line of callers served in order of arrival by equal agents: Poisson arrivals, exponential service, nobody hangs up. */
export interface Queue {
  /** Mean calls an hour, > 0. */
  arrivalsPerHour: number;
  /** Mean calls one busy agent ends in an hour, > 0. */
  servedPerHour: number;
  /** Whole number ≥ 1. */
  agents: number;
}

export interface QueueAnswer {
  /** Erlang B: share of calls lost if nobody could wait. */
  blocked: number;
  /** Erlang C: share of calls that wait at all; 1 when the agents cannot keep up. */
  waits: number;
  /** Mean wait over all calls, seconds; Infinity when the agents cannot keep up. */
  meanWaitSeconds: number;
  /** Mean number of callers waiting. */
  meanWaiting: number;
}

const SECONDS_PER_HOUR = 3600;

/** Erlang B by its recurrence B(k) = a·B(k−1) ÷ (k + a·B(k−1)), a = offered load in busy agents. */
export function erlangB(offeredLoad: number, agents: number): number {
  let blocked = 1;
  for (let k = 1; k <= agents; k += 1) blocked = (offeredLoad * blocked) / (k + offeredLoad * blocked);
  return blocked;
}

/** Erlang C from Erlang B: c·B ÷ (c − a·(1 − B)); 1 when load ≥ agents. */
export function erlangC(offeredLoad: number, agents: number): number {
  if (offeredLoad >= agents) return 1;
  const blocked = erlangB(offeredLoad, agents);
  return (agents * blocked) / (agents - offeredLoad * (1 - blocked));
}

/**
 * The M/M/c queue of inbound and call-back lines (A. K. Erlang 1917; Cooper, "Introduction to Queueing Theory", 2nd ed.,
 * ch. 3). Throws `invariant: …` on rates that are not positive or a head-count that is not a whole number ≥ 1.
 */
export function solveQueue({ arrivalsPerHour, servedPerHour, agents }: Queue): QueueAnswer {
  if (!(arrivalsPerHour > 0 && servedPerHour > 0 && agents >= 1 && Number.isInteger(agents)))
    throw new Error(`invariant: queue ${arrivalsPerHour}, ${servedPerHour}, ${agents}`);
  const load = arrivalsPerHour / servedPerHour;
  const waits = erlangC(load, agents);
  const spare = agents * servedPerHour - arrivalsPerHour;
  const meanWaitHours = spare > 0 ? waits / spare : Infinity;
  return {
    blocked: erlangB(load, agents),
    waits,
    meanWaitSeconds: meanWaitHours * SECONDS_PER_HOUR,
    meanWaiting: arrivalsPerHour * meanWaitHours,
  };
}

/** Service level: share of calls answered within `seconds`, 1 − C·e^(−(cμ − λ)·t); 0 when the agents cannot keep up. */
export function answeredWithin(queue: Queue, seconds: number): number {
  const sparePerHour = queue.agents * queue.servedPerHour - queue.arrivalsPerHour;
  if (sparePerHour <= 0) return 0;
  const waits = erlangC(queue.arrivalsPerHour / queue.servedPerHour, queue.agents);
  return 1 - waits * exp((-sparePerHour * seconds) / SECONDS_PER_HOUR);
}
