import * as model from '#model';
import type { Scenario } from '#scenario';
import { KEY } from './engine.ts';
import type { Engine, Plan } from './engine.ts';
import { checkAccounts, checkDay, checkNumbers, checkTables } from './daily-checks.ts';
import { Findings } from './findings.ts';
import { RollBook } from './roll-book.ts';
import { Shadow } from './shadow.ts';
import { sampleScenarios } from './scenarios.ts';

/** Lives one future day by day and holds every single-run invariant against it. */
export function watch(engine: Engine, plan: Plan, replication: number, findings: Findings): void {
  const s = new engine.State(plan);
  engine.openBook(s, KEY, replication);
  const shadow = new Shadow(s, findings);
  const roll = new RollBook(s);
  const place = findings.place;
  let arrivedBefore = s.arrived;
  for (let day = 0; day < plan.days; day += 1) {
    findings.place = `${place}, day ${day}`;
    shadow.beginDay(day);
    engine.liveDay(s, day);
    checkAccounts(shadow, day, arrivedBefore, findings);
    checkDay(shadow, day, findings);
    roll.endDay(day);
    arrivedBefore = s.arrived;
  }
  findings.place = place;
  roll.check(findings);
  checkNumbers(s, findings);
  checkTables(s, findings);
}

let scenarios: Scenario[] | undefined;

/**
 * Everything found in two futures of each of 120 small scenarios, the same ones every time. `until`: an invariant
 * whose first break ends the watch.
 */
export function watchMany(engine: Engine = model, until = ''): Findings {
  const findings = new Findings();
  scenarios ??= sampleScenarios(120);
  for (const [n, scenario] of scenarios.entries()) {
    const plan = engine.compile(scenario);
    for (const replication of [0, 1]) {
      findings.place = `scenario ${n}, future ${replication}`;
      watch(engine, plan, replication, findings);
      if (findings.broken.has(until)) return findings;
    }
  }
  return findings;
}
