import type { Partner, Scenario } from '#scenario';
import { freePathId, isPlacement, SHARE_PATH } from './partners.ts';
import { addStep } from './strategy.ts';

type Treatment = Scenario['strategy']['treatments'][number];

/** Test groups, of which every account has one by lot. */
const GROUPS = 100;

/**
 * Places accounts of the last path with a partner: as a step of its own or, where another partner has accounts of that path already, in a path
 * ahead that takes its share of them by lot, so that all who share it get as many.
 */
export function placeWith(scenario: Scenario, { id, name }: Partner): Scenario {
  const { treatments } = scenario.strategy;
  const last = treatments.at(-1);
  if (!last) return scenario;
  const put = (paths: Treatment[]) => ({
    ...scenario,
    strategy: { ...scenario.strategy, treatments: paths },
  });
  const steps = addStep([last], 0, 'partner')[0]!.steps.map((step, n) =>
    isPlacement(step) && n === last.steps.length ? { ...step, partner: id } : step,
  );
  if (!last.steps.some(isPlacement)) return put([...treatments.slice(0, -1), { ...last, steps }]);
  const first = treatments.findIndex(({ id }) => SHARE_PATH.test(id));
  const at = first < 0 ? treatments.length - 1 : first;
  const behind = treatments.slice(at);
  const sharing = 1 + behind.filter((path) => SHARE_PATH.test(path.id) || path === last).length;
  const path: Treatment = {
    ...last,
    id: freePathId(scenario, `share-${sharing}`),
    name,
    when: [...last.when, { kind: 'number', field: 'testGroup', min: 1, max: GROUPS }],
    steps: steps.filter((step) => !isPlacement(step) || step.partner === id),
  };
  let place = 0;
  const shared = [path, ...behind].map((known) => {
    if (!SHARE_PATH.test(known.id)) return known;
    place += 1;
    const max = Math.round((GROUPS * place) / sharing);
    return {
      ...known,
      when: known.when.map((one) =>
        one.kind === 'number' && one.field === 'testGroup' ? { ...one, max } : one,
      ),
    };
  });
  return put([...treatments.slice(0, at), ...shared]);
}
