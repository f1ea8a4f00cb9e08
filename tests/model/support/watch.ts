import * as model from '#model';
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

/** Everything found in two futures of each of `count` small scenarios, the same ones every time. */
export function watchMany(engine: Engine = model, count = 120): Findings {
  const findings = new Findings();
  sampleScenarios(count).forEach((scenario, n) => {
    const plan = engine.compile(scenario);
    for (const replication of [0, 1]) {
      findings.place = `scenario ${n}, future ${replication}`;
      watch(engine, plan, replication, findings);
    }
  });
  return findings;
}
