import { parseScenario, type Scenario } from '#scenario';

/** Where behaviour and plan come from: the plans at hand, or a shipped scenario. */
export type BaseId = 'current' | 'vietnam' | 'us' | 'taiwan';

/** Shipped scenarios, loaded when the data page needs them. */
const SHIPPED: Record<Exclude<BaseId, 'current'>, () => Promise<{ default: unknown }>> = {
  vietnam: () => import('../../../../scenarios/vn-consumer-finance.json'),
  us: () => import('../../../../scenarios/us-charged-off.json'),
  taiwan: () => import('../../../../scenarios/taiwan-card-2005.json'),
};

export type Bases = Record<Exclude<BaseId, 'current'>, Scenario>;

/** Every shipped scenario that a book can be joined to. */
export async function loadBases(): Promise<Bases> {
  const [vietnam, us, taiwan] = await Promise.all([
    read(SHIPPED.vietnam),
    read(SHIPPED.us),
    read(SHIPPED.taiwan),
  ]);
  return { vietnam, us, taiwan };
}

async function read(load: () => Promise<{ default: unknown }>): Promise<Scenario> {
  const parsed = parseScenario((await load()).default);
  if (!parsed.ok) throw new Error(`invariant: shipped scenario is refused: ${JSON.stringify(parsed.issues)}`);
  return parsed.value;
}
