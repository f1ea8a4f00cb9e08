import type { ChannelId, DailySeries, Summary } from '#experiment';
import { DEBT_GROUP_ENDS, DEBT_GROUPS } from '#scenario';
import type { Scenario } from '#scenario';
import { sumChannel, usedChannels } from './cells.ts';
import { strengthOf } from './people.ts';

/** All costs by kind, in reading order; together they are the total `cost`. */
export const COST_KINDS = [
  'labourCost',
  'payCost',
  'peopleCost',
  'callCost',
  'messageCost',
  'travelCost',
  'legalCost',
  'concessionCost',
  'feeCost',
  'oversightCost',
  'complaintCost',
] as const satisfies readonly DailySeries[];

/** What a debt group holds and calls for as a month ends, minor units; `days` as people write them: '10–90', '> 360'. */
export interface DebtGroup {
  days: string;
  balance: number;
  provision: number;
}

/** Debt groups 1–5 as month `month` ends; undefined until all futures are known, and where the horizon cuts it off. */
export function debtGroupsAt({ debtGroups }: Summary, month: number): DebtGroup[] | undefined {
  if (debtGroups === undefined) return undefined;
  const groups = Array.from({ length: DEBT_GROUPS }, (_, group) => {
    const at = 2 * (month * DEBT_GROUPS + group);
    const from = group === 0 ? 0 : DEBT_GROUP_ENDS[group - 1]! + 1;
    const to = DEBT_GROUP_ENDS[group];
    return {
      days: to === undefined ? `> ${from - 1}` : `${from}–${to}`,
      balance: debtGroups[at]!,
      provision: debtGroups[at + 1]!,
    };
  });
  return groups.some(({ balance }) => balance > 0) ? groups : undefined;
}

export const sumOf = (values: readonly number[], from = 0, to = values.length): number =>
  values.slice(from, to).reduce((sum, value) => sum + value, 0);

/** What a channel cost and brought, minor units; `cost` 0 where it is only paid for elsewhere (call-backs: by the phone team). */
export interface ChannelMoney {
  channel: ChannelId;
  cost: number;
  cash: number;
}

/**
 * Cost and cash by channel. Pay is split between channels by head-months and pay of their teams; messages, bot calls and
 * searches are counted at their prices. Hiring, training and complaints belong to no single channel: `shared`.
 */
export function moneyByChannel(
  summary: Summary,
  scenario: Scenario,
): { rows: ChannelMoney[]; shared: number } {
  const { daily, totals } = summary;
  const total = (name: DailySeries) => sumOf(daily[name]);
  const pay = { phone: payShare(summary, scenario, 'phone'), field: payShare(summary, scenario, 'field') };
  const weight = pay.phone + pay.field;
  const labour = (channel: 'phone' | 'field') =>
    weight > 0 ? (total('labourCost') * pay[channel]) / weight : 0;
  const touches = (channel: ChannelId) => sumChannel(summary, channel).touches;
  const { sms, zalo, letter, voicebot, skipTrace } = scenario.channels;
  const cost: Partial<Record<ChannelId, number>> = {
    phone: labour('phone') + total('callCost'),
    field: labour('field') + total('travelCost'),
    sms: touches('sms') * sms.costPerMessage,
    zalo: touches('zalo') * zalo.costPerMessage,
    letter: touches('letter') * letter.costPerMessage,
    voicebot: touches('voicebot') * voicebot.costPerCall,
    skipTrace: touches('skipTrace') * skipTrace.cost,
    legal: total('legalCost'),
    partner: total('feeCost') + total('oversightCost'),
  };
  const rows = usedChannels(summary).map((channel) => ({
    channel,
    cost: cost[channel] ?? 0,
    cash: sumChannel(summary, channel).cash,
  }));
  return { rows, shared: Math.max(0, totals.cost.mean - rows.reduce((sum, row) => sum + row.cost, 0)) };
}

/** Monthly pay of the teams on a channel added up over the months, minor units: heads and their leaders. */
function payShare(summary: Summary, scenario: Scenario, channel: 'phone' | 'field'): number {
  return scenario.teams
    .filter((team) => team.channel === channel)
    .reduce((sum, { id, costPerCollectorMonth, staffing: { span, costPerLeaderMonth } }) => {
      const perHead = costPerCollectorMonth + (span > 0 ? costPerLeaderMonth / span : 0);
      return sum + sumOf(strengthOf(summary, id).heads) * perHead;
    }, 0);
}

/** A stretch of days of the run, and the days of the whole month it is part of. */
interface Stretch {
  from: number;
  to: number;
  length: number;
}

/** A monthly amount over a month or the part of it that was simulated. */
export const planned = (perMonth: number, { from, to, length }: Stretch): number =>
  (perMonth * (to - from)) / Math.max(1, length);

/** Chance that recovered cash reaches what was promised for all the months, and that cost stays within what was allowed. */
export function chances(
  { totals }: Summary,
  { cashPlanPerMonth, costBudgetPerMonth }: Scenario['economics'],
  months: readonly Stretch[],
): { cash: number | undefined; cost: number | undefined } {
  const sum = (perMonth: number) => months.reduce((all, month) => all + planned(perMonth, month), 0);
  const share = (values: readonly number[], holds: (value: number) => boolean) =>
    values.length > 0 ? values.filter(holds).length / values.length : undefined;
  const plan = sum(cashPlanPerMonth);
  const budget = sum(costBudgetPerMonth);
  return {
    cash: plan > 0 ? share(totals.recovered.values, (value) => value >= plan) : undefined,
    cost: budget > 0 ? share(totals.cost.values, (value) => value <= budget) : undefined,
  };
}
