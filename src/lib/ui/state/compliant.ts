import { hoursOf, type Hours, type Rule, type Scenario, type Step, type Treatment } from '#scenario';
import { movedInto, withHours } from './hours.ts';
import { setPartner } from './partners.ts';
import { setTeam } from './people.ts';
import { setStep } from './strategy.ts';

/** A setting of a plan that goes beyond a rule, the nearest one that keeps it, and the plan with that one. */
export interface Compliant {
  what:
    | 'callsPerDay'
    | 'callsPerWeek'
    | 'restDays'
    | 'botEvery'
    | 'claimUntil'
    | 'legalForm'
    | 'hours'
    | 'workdays';
  /** Where it stands: a treatment path, a partner, or (a number) a team. */
  place: Treatment['name'] | number;
  now: number;
  to: number;
  /** Hours now and then, where the setting is hours. */
  hours?: [Hours, Hours];
  apply: (scenario: Scenario) => Scenario;
}

/** Days of a window of the law's weekly caps. */
const WEEK = 7;

/** Settings beyond a rule's limit, in the order of the paths. None: the rule is met by what is set, channel by channel. */
export function compliantSettings({ limit }: Rule, { strategy, partners, teams }: Scenario): Compliant[] {
  if (!limit) return [];
  if (limit.kind === 'bannedForm')
    return partners.flatMap(({ legalForm, name }, k) =>
      legalForm === limit.form
        ? [
            {
              what: 'legalForm' as const,
              place: name,
              now: 0,
              to: 0,
              apply: (s: Scenario) => setPartner(s, k, { legalForm: 'lawFirmMandate' }),
            },
          ]
        : [],
    );
  if (limit.kind === 'hours' || limit.kind === 'quietWeekdays')
    return teams.flatMap((team, k) => ofTeam(team, k, limit));
  return strategy.treatments.flatMap(({ name, steps }, t) =>
    steps.flatMap((step, k) => {
      const found = beyond(step, limit);
      if (!found) return [];
      const { field, ...rest } = found;
      const apply = (s: Scenario): Scenario => ({
        ...s,
        strategy: {
          ...s.strategy,
          treatments: setStep(s.strategy.treatments, t, k, { ...step, [field]: rest.to } as Step),
        },
      });
      return [{ ...rest, place: name, apply }];
    }),
  );
}

/** A team's hours outside the window, its shifts on days that a rule keeps quiet. */
function ofTeam(
  team: Scenario['teams'][number],
  place: number,
  limit: Extract<NonNullable<Rule['limit']>, { kind: 'hours' | 'quietWeekdays' }>,
): Compliant[] {
  if (limit.kind === 'quietWeekdays') {
    const workdays = team.workdays.map((works, day) => works && !limit.weekdays[day]);
    const apply = (s: Scenario) => setTeam(s, place, { workdays });
    return workdays.every((works, day) => works === team.workdays[day])
      ? []
      : [{ what: 'workdays', place, now: 0, to: 0, apply }];
  }
  const now = hoursOf(team);
  const to = movedInto(now, limit);
  if (to.from === now.from && to.to === now.to) return [];
  return [{ what: 'hours', place, now: 0, to: 0, hours: [now, to], apply: (s) => withHours(s, place, to) }];
}

type Found = Pick<Compliant, 'what' | 'now' | 'to'> & { field: string };

/** The number of a step that goes beyond a limit, and the nearest that does not. */
function beyond(step: Step, limit: NonNullable<Rule['limit']>): Found | undefined {
  switch (limit.kind) {
    case 'touchesPerDay':
      return step.channel === 'phone' && step.maxAttemptsPerDay > limit.most
        ? { what: 'callsPerDay', field: 'maxAttemptsPerDay', now: step.maxAttemptsPerDay, to: limit.most }
        : undefined;
    case 'callsPerSevenDays': {
      if (step.channel === 'phone' && step.maxAttemptsPer7Days > limit.most)
        return {
          what: 'callsPerWeek',
          field: 'maxAttemptsPer7Days',
          now: step.maxAttemptsPer7Days,
          to: limit.most,
        };
      const every = Math.ceil(WEEK / limit.most);
      return step.channel === 'voicebot' && step.everyDays > 0 && step.everyDays < every
        ? { what: 'botEvery', field: 'everyDays', now: step.everyDays, to: every }
        : undefined;
    }
    case 'quietDaysAfterContact':
      return step.channel === 'phone' && step.restDaysAfterContact < limit.days
        ? {
            what: 'restDays',
            field: 'restDaysAfterContact',
            now: step.restDaysAfterContact,
            to: limit.days,
          }
        : undefined;
    case 'limitation':
      return step.channel === 'legal' && step.clock === 'dpd' && step.toDay > limit.days
        ? { what: 'claimUntil', field: 'toDay', now: step.toDay, to: limit.days }
        : undefined;
    default:
      return undefined;
  }
}
