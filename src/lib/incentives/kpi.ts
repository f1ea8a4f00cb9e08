import { formulaText, isSimulated, unitOf } from './formula.ts';
import type { Formula, FormulaUnit } from './formula.ts';
import type { GameId } from './games.ts';
import type { Text } from './kpi-events.ts';

/** Whom a KPI is about. */
export type KpiLevel = 'account' | 'collector' | 'team' | 'partner' | 'portfolio';

/** Whose doing a result counts as. */
export type Attribution =
  | 'own' // what the collector did
  | 'touched7' // money within 7 days of the collector's right-party contact, without direct debits
  | 'assigned' // everything on the accounts assigned at the start of the window
  | 'holdOut' // difference to a random hold-out
  | 'audited' // a random sample looked at by somebody else
  | 'team'
  | 'partner'
  | 'portfolio';

/** A key figure as data. */
export interface Kpi {
  /** K1 … K41, stable. */
  id: string;
  name: Text;
  /** Absent for figures that are no quotient of events; `definition` says how they are found. */
  formula?: Formula;
  definition?: Text;
  unit: FormulaUnit | 'index' | 'days' | 'weeks' | 'points';
  levels: readonly KpiLevel[];
  /** `band`: good between two values, bad on both sides. */
  direction: 'up' | 'down' | 'band';
  /** Planning values in the unit above (shares as shares): assumptions, to be replaced by the bank's own. */
  typical?: readonly [low: number, high: number];
  window: 'day' | 'week' | 'month' | 'quarter' | 'batch';
  attribution: Attribution;
  /** What people do to reach the number and not what it stands for. */
  gamed: Text;
  games: readonly GameId[];
  countermeasure: Text;
  /** The quality twin of a volume figure, always shown beside it. */
  pair?: string;
  /** Good for looking, wrong for paying. */
  neverPay?: boolean;
}

/** Whether the simulator cannot show it: no formula, or an event no future produces. */
export function isDefinitionOnly(kpi: Kpi): boolean {
  return kpi.formula === undefined || !isSimulated(kpi.formula);
}

/** How it is found, in words. */
export function kpiFormulaText(kpi: Kpi): Text {
  if (kpi.formula !== undefined) return formulaText(kpi.formula);
  if (kpi.definition === undefined)
    throw new Error(`invariant: ${kpi.id} has neither formula nor definition`);
  return kpi.definition;
}

/** Everything of a KPI but what follows from its formula. */
type Part = Omit<Kpi, 'unit' | 'formula'>;

/** A KPI found by a formula; its unit is the formula's. */
export function byFormula(formula: Formula, part: Part): Kpi {
  return { ...part, formula, unit: unitOf(formula) };
}

/** A KPI that is no quotient of events. */
export function byDefinition(unit: Kpi['unit'], definition: Text, part: Part): Kpi {
  return { ...part, definition, unit };
}
