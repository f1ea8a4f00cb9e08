import { m } from '#messages';
import { formatNumber } from '#charts';
import type { Scenario } from '#scenario';
import { LEVERS, STRATEGY_FIELDS } from '../state/fields.ts';
import { locale } from '../state/locale.svelte.ts';
import type { PanelId } from './folds.svelte.ts';
import { fieldText, pathsText, priorityText, rulesText, teamsText } from './words.ts';

const sum = <T>(list: readonly T[], of: (one: T) => number) =>
  list.reduce((total, one) => total + of(one), 0);
const number = (value: number) => formatNumber(value, locale(), 0);

const PARTS: Record<Exclude<PanelId, 'assumptions' | 'luck'>, (scenario: Scenario) => readonly string[]> = {
  levers: (scenario) =>
    LEVERS.filter((field) => !field.site || field.site(scenario) !== undefined)
      .slice(0, 3)
      .map((field) => fieldText(field, field.read(scenario))),
  strategy: (scenario) => [pathsText(scenario), priorityText(scenario)],
  people: (scenario) => [
    teamsText(scenario),
    fieldText(
      STRATEGY_FIELDS.fieldPeople,
      sum(scenario.teams, ({ headCount }) => headCount),
    ),
  ],
  partners: ({ partners }) =>
    partners.length === 0 ? [m.fold_none()] : partners.map(({ name }) => name[locale()]),
  rules: (scenario) => [rulesText(scenario)],
  portfolio: ({ portfolio: { segments } }) => [
    m.fold_segments({ n: segments.length }),
    m.fold_accounts({ n: number(sum(segments, ({ accounts }) => accounts)) }),
  ],
};

/** What a folded panel says of the scenario: '4 đội · 62 người'. */
export const foldText = (id: keyof typeof PARTS, scenario: Scenario): string =>
  PARTS[id](scenario).filter(Boolean).join(' · ');
