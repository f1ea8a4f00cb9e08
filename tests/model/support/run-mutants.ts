import { DOMAIN_MUTANTS } from './mutant-list.ts';
import { engineWith, findings } from './mutant-killers.ts';
import type { KillerId } from './mutant-killers.ts';

/** `npm run mutants`: seeds each domain mutant into the bundled engine and reports what notices it. */
const sound = await engineWith();
const killers = new Set<KillerId>(DOMAIN_MUTANTS.map(({ killer }) => killer));
let wrong = 0;
for (const killer of killers) {
  const found = findings(killer, sound);
  if (found === undefined) continue;
  wrong += 1;
  process.stdout.write(`The engine as it is fails “${killer}”: ${found}\n`);
}
for (const { id, bug, substitute, mutation, killer } of DOMAIN_MUTANTS) {
  const found = findings(killer, await engineWith(mutation));
  if (found === undefined) wrong += 1;
  const note = substitute === undefined ? '' : ` (${substitute})`;
  process.stdout.write(
    `${found === undefined ? 'LIVES ' : 'killed'} ${String(id).padStart(2)} ${bug}${note}\n          ${killer}: ${(found ?? 'finds nothing').slice(0, 160)}\n`,
  );
}
process.stdout.write(wrong === 0 ? `All ${DOMAIN_MUTANTS.length} are killed.\n` : `${wrong} are wrong.\n`);
process.exitCode = wrong === 0 ? 0 : 1;
