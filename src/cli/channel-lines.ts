import type { ChannelId, ChannelMeasure, Summary } from '#experiment';
import { CHANNEL_MEASURES, CHANNELS } from '#model';
import { moneyText, shortNumber } from './money.ts';
import { table } from './table.ts';

/** What a touch of each channel is called; for the last two, what being reached means. */
const NAMES: Record<ChannelId, string> = {
  phone: 'Phone calls',
  field: 'Field visits',
  sms: 'SMS',
  zalo: 'Zalo messages',
  letter: 'Letters',
  voicebot: 'Voicebot calls',
  inbound: 'Calls back',
  skipTrace: 'Skip traces (reached: contact found)',
  legal: 'Claims in court (reached: judgment)',
  partner: 'Placements and sales to partners',
};

/** Messages reach nobody in person: they raise the rate at which debtors pay by themselves. */
const MESSAGES: readonly ChannelId[] = ['sms', 'zalo', 'letter'];

/**
 * One line for each channel in use: means over futures of the whole horizon. Cash is what promises won on the channel
 * and judgments brought. No line at all where nothing was touched.
 */
export function channelLines(summary: Summary): string[] {
  const used = CHANNELS.filter((channel) =>
    CHANNEL_MEASURES.some((measure) => channelTotal(summary, channel, measure) > 0),
  );
  if (used.length === 0) return [];
  const rows = used.map((channel) => {
    const mean = (measure: ChannelMeasure) => channelTotal(summary, channel, measure);
    const count = (measure: ChannelMeasure) => shortNumber(Math.round(mean(measure)));
    const won = MESSAGES.includes(channel)
      ? ['–', '–', '–']
      : [count('contacts'), count('promises'), moneyText(mean('cash'), summary.currency)];
    return [NAMES[channel], count('touches'), ...won, count('complaints')];
  });
  return table([['By channel, mean', 'touches', 'reached', 'promises', 'cash', 'complaints'], ...rows]);
}

/** Mean over futures of a measure of a channel, all months added up; money in minor units. */
export function channelTotal(summary: Summary, channel: ChannelId, measure: ChannelMeasure): number {
  const month = CHANNELS.length * CHANNEL_MEASURES.length;
  const first = CHANNELS.indexOf(channel) * CHANNEL_MEASURES.length + CHANNEL_MEASURES.indexOf(measure);
  let sum = 0;
  for (let at = first; at < summary.channels.length; at += month) sum += summary.channels[at]!;
  return sum;
}
