import { leg, type LeaderPay, type Leg, type PayScheme } from '#incentives';

/** Changes to a scheme, each a new one. */

export function withLeg(scheme: PayScheme, k: number, changed: Leg): PayScheme {
  return { ...scheme, legs: scheme.legs.map((one, i) => (i === k ? changed : one)) };
}

export function withoutLeg(scheme: PayScheme, k: number): PayScheme {
  return { ...scheme, legs: scheme.legs.filter((_, i) => i !== k) };
}

/** A straight part that pays 30 % of base at target for what is given, cash by default. */
export function withNewLeg(scheme: PayScheme, weights: Leg['weights'] = { cash: 1 }): PayScheme {
  return { ...scheme, legs: [...scheme.legs, leg(weights, { slope: 0.3 })] };
}

/** The scheme with one optional part given, or taken away. */
/** Leaders as a start: nothing is paid to them. */
export const UNPAID_LEADERS: LeaderPay = { teamPrice: 0, bonus: 0, threshold: 1, reviewShare: 0 };

/** The scheme with another pay of leaders; none where they are paid nothing. */
export function withLeaders(scheme: PayScheme, part: Partial<LeaderPay>): PayScheme {
  const { leaders: known = UNPAID_LEADERS, ...rest } = scheme;
  const leaders = { ...known, ...part };
  return leaders.teamPrice > 0 || leaders.bonus > 0 ? { ...rest, leaders } : rest;
}

export function withGate(scheme: PayScheme, gate: number | undefined): PayScheme {
  const { gate: _, ...rest } = scheme;
  return gate === undefined ? rest : { ...rest, gate };
}

/** Whose result a part pays; a prize by rank starts with 30 % of base for the first fifth, a team with six. */
export function withScope(scheme: PayScheme, k: number, scope: Leg['scope']): PayScheme {
  const { topShare = 0.2, prize = 0.3, ...one } = scheme.legs[k]!;
  const changed: Leg = scope === 'rank' ? { ...one, scope, topShare, prize } : { ...one, scope };
  const teamSize = scope === 'team' && scheme.teamSize < 2 ? 6 : scheme.teamSize;
  return { ...withLeg(scheme, k, changed), teamSize };
}
