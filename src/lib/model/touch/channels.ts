import { DECISION } from '#engine';

/** Channels by number: the order of `Summary.channels`. */
export const CHANNELS = [
  'phone',
  'field',
  'sms',
  'zalo',
  'letter',
  'voicebot',
  'inbound',
  'skipTrace',
  'legal',
  'partner',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const PHONE = 0;
export const FIELD = 1;
export const SMS = 2;
export const VOICEBOT = 5;
export const INBOUND = 6;
export const SKIP_TRACE = 7;
export const LEGAL = 8;
export const PARTNER = 9;

/** Which luck decides whether a debtor who is reached promises, and whether a touch brings a complaint, by channel. */
export const PROMISE_LUCK: Readonly<Record<number, number>> = {
  [PHONE]: DECISION.promise,
  [FIELD]: DECISION.visitPromise,
  [VOICEBOT]: DECISION.botPromise,
  [INBOUND]: DECISION.inboundPromise,
};
export const COMPLAINT_LUCK: Readonly<Record<number, number>> = {
  [PHONE]: DECISION.complaint,
  [FIELD]: DECISION.visitComplaint,
  [VOICEBOT]: DECISION.botComplaint,
};

/** Occurrence of a decision that several channels share: the n-th of its channel. */
export const nthOn = (channel: number, n: number): number => channel * 65_536 + n;
