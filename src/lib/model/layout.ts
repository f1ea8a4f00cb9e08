/**
 * One record an account, three cache lines (192 bytes), read through two views of the same buffer:
 * `f` (Float64Array) at `a * F_STRIDE + F.x`, `i` (Int32Array) at `a * I_STRIDE + I.x`.
 * The bench chose this over columns: an event touches two lines instead of about ten (docs/adr/0004).
 */
export const F_STRIDE = 24;
export const I_STRIDE = 48;
export const RECORD_BYTES = 192;

/** Line 1, doubles: money in minor units, and the payment clock. */
export const PRINCIPAL = 0;
/** Interest and fees owed; paid before principal. */
export const CHARGES = 1;
/** Instalments due and unpaid; the whole balance once charged off. */
export const ARREARS = 2;
/** Part of the oldest unpaid instalment that is already paid. */
export const CREDIT = 3;
/** Unit-exponential threshold not yet burnt by the payment clock. */
export const CLOCK_LEFT = 4;
/** Reading of the calendar's running sum up to which the clock has burnt, or until which it rests; Infinity = off. */
export const CLOCK_FROM = 5;
/** Payment rate per calendar unit: (own + message) rate × willingness. */
export const RATE = 6;
export const PROMISE_AMOUNT = 7;

/** Line 2, 32-bit integers 16…31: all that a call without an answer reads and writes. Day numbers; −1 = none. */
export const STATUS = 16;
export const BUCKET = 17;
export const FLAGS = 18;
export const ENTITY = 19;
/** Counter that never resets: it keys luck. */
export const ATTEMPTS = 20;
/** Day the account comes onto the call list; −2 − day since when it stands there; −1 = neither. */
export const WAKE_DAY = 21;
/** Bin of the call list the account stands in, −1 = none. */
export const BIN = 22;
/** Day of the last call, voicebot call or visit; −1 = never. */
export const LAST_ATTEMPT = 23;
/** Calls in each of the last four weeks, eight bits a week, this week lowest. */
export const CALL_WEEKS = 24;
/** Attempts on each of the last seven days, four bits a day, today lowest. */
export const RECENT = 25;
export const RECENT_DAY = 26;
/** Touches of one day on all channels: day × 32 + how many. */
export const TOUCHES = 27;
/** Uniform that decides whether there is no valid contact (top 24 bits). */
export const SKIP = 28;
/** Attempts since the last right-party contact. */
export const MISSES = 29;
/** Day the right party was last reached by phone, −1000 = never. Call weeks are counted by RECENT_DAY. */
export const LAST_CONTACT = 30;
/** Rank of the account in being reachable, 0 … ATOMS − 1. Never read by a policy. */
export const REACH = 31;

/** Line 3, 32-bit integers 32…47: due dates, appointments, and what a conversation or payment reads. */
export const TREATMENT = 32;
/** Due day of the oldest unpaid instalment: dpd = today − this. */
export const OLDEST_DUE = 33;
export const NEXT_DUE = 34;
export const CLOCK_DAY = 35;
export const AGE_DAY = 36;
export const PROMISE_DAY = 37;
export const MESSAGE_DAY = 38;
export const REVIEW_DAY = 39;
/** Atom of the hidden willingness z, 0 … ATOMS − 1. Never read by a policy. */
export const WILLINGNESS = 40;
/** Observed score, a bin of the call list; −1 = none. */
export const SCORE = 41;
/** Counters that never reset: they key luck. INSTALMENTS counts the due dates since the account joined. */
export const PAYMENTS = 42;
export const PROMISES = 43;
export const INSTALMENTS = 44;
export const BROKEN = 45;
export const MESSAGE_WEEKS = 46;
export const MESSAGE_WEEK = 47;

/** Account status: exactly one. Promise and charge-off are attributes of an active account. */
export const NOT_ARRIVED = 0;
export const ACTIVE = 1;
export const CURED = 2;
export const PAID_IN_FULL = 3;
export const SETTLED = 4;
export const SOLD = 5;

/** Bits of FLAGS. */
export const CHARGED_OFF = 1;
export const PROMISE_OPEN = 2;
export const PROMISE_WILL_BE_KEPT = 4;
/** A phone step is active; which one stands in the bits from PHONE_STEP_SHIFT up. */
export const CALLABLE = 8;
/** A settlement was accepted and is about to be paid. */
export const SETTLING = 16;
/** A breathing space: nobody touches the account, no interest accrues, its clock stands. */
export const HELD = 32;
export const ON_PLAN = 64;
/** A claim is before the court; judgment has been given. */
export const IN_COURT = 128;
export const JUDGED = 256;
/** Hold-out: never touched on any channel. */
export const HELD_OUT = 512;
/** With a partner. */
export const PLACED = 1024;
export const PHONE_STEP_SHIFT = 16;

/** While any of these holds, what the debtor pays follows from it and the payment clock stands. */
export const CLOCK_HELD = PROMISE_OPEN | SETTLING | HELD | ON_PLAN;
/** While any of these holds, strategy touches the account on no channel. */
export const OUT_OF_STRATEGY = SETTLING | HELD | ON_PLAN | IN_COURT | HELD_OUT | PLACED;
/** What cure does not wipe out. */
export const LASTING = CHARGED_OFF | HELD_OUT;

/**
 * A second record an account (`t`, Int32Array, two cache lines): where it stands in its treatment path, and the
 * channels that few accounts meet. Read on events only: neither a call in vain nor a due date loads it.
 */
export const T_STRIDE = 32;
/** Day it entered the treatment; steps of it already done once, a bit each. */
export const PATH_DAY = 0;
export const STEPS_DONE = 1;
export const JOINED = 2;
/** Days of the last payment and of the last broken promise; −1 = none. */
export const LAST_PAID = 3;
export const LAST_BROKEN = 4;
/** Bins of the visit list and of the list of claims, as BIN in the first record. */
export const VISIT_BIN = 6;
export const CLAIM_BIN = 7;
export const VISIT_STEP = 8;
export const LAST_VISIT = 9;
/** Next day of a breathing space, plan, settlement or court case, and parts still to come. */
export const EVENT_DAY = 10;
export const PARTS_LEFT = 11;
/** Channel that won the open promise. */
export const PROMISE_CHANNEL = 12;
/** Collector who won the open promise, −1 = nobody. */
export const PROMISE_COLLECTOR = 13;
/** Collector who keeps the account, + 1: who first spoke to the debtor and is there; 0 = nobody yet. */
export const KEEPER = 14;
export const SETTLED_SHARE = 5;
/** Counters that never reset: they key luck. */
export const VISITS = 16;
export const BOT_CALLS = 17;
export const MESSAGES_SENT = 18;
export const TRACES = 19;
export const CALL_BACKS = 20;
export const PLANS = 21;
/** Placement: partner, day, days past due then, how many so far. */
export const PARTNER_INDEX = 22;
export const PLACED_DAY = 23;
export const PLACED_DPD = 24;
export const PLACEMENTS = 25;

/** Hidden traits take this many equally likely values, so that quadrature and simulation agree exactly. */
export const ATOMS = 512;

/** What account `a` owes: principal and charges, minor units. */
export const balanceOf = ({ f }: { readonly f: Float64Array }, a: number): number =>
  f[a * F_STRIDE + PRINCIPAL] + f[a * F_STRIDE + CHARGES];
