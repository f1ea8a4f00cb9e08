import { ENGINE_GENERATION, type RunRequest } from '#experiment';
import { encodeLink, linkUrl, NOTE_LENGTH, SCENARIO_LABELS, type ShareState } from '#share';
import { EXIT, expectPositionals, parseOptions, UserError, type Command } from './command.ts';
import { readScenario } from './files.ts';
import { readRequest, readThreads, REQUEST_HELP, REQUEST_OPTIONS } from './request.ts';
import { simulate } from './simulate.ts';

export const linkCommand: Command = {
  name: 'link',
  summary: 'put one to four scenarios into a link',
  help: `npm run sim -- link A.json [B.json C.json D.json] [options]

Prints a link that carries the scenarios, the first one as the baseline. Nothing is stored anywhere else.

${REQUEST_HELP}
  --base url         address in front of the token; without it the token alone is printed
  --note text        a note of up to ${NOTE_LENGTH} characters
  --digest           simulate first, so that whoever opens the link can see that the numbers are the same`,

  async run(args, terminal) {
    const { values, positionals } = parseOptions(args, {
      ...REQUEST_OPTIONS,
      base: { type: 'string' },
      note: { type: 'string' },
      digest: { type: 'boolean', default: false },
    });
    const paths = expectPositionals(positionals, 1, SCENARIO_LABELS.length, 'one to four scenario files');
    if ((values.note?.length ?? 0) > NOTE_LENGTH)
      throw new UserError(`--note has ${values.note!.length} characters. Allowed: up to ${NOTE_LENGTH}.`);
    const scenarios = [];
    for (const path of paths) scenarios.push(await readScenario(path));
    const request: RunRequest = readRequest(values, scenarios);

    const state: ShareState = {
      format: 1,
      engineGeneration: ENGINE_GENERATION,
      seed: request.seed,
      replications: request.replications,
      scenarios: scenarios.map((scenario, i) => ({ label: SCENARIO_LABELS[i]!, scenario })),
    };
    if (values.note) state.note = values.note;
    if (values.digest) {
      const { summaries } = await simulate(scenarios, request, terminal, readThreads(values.threads));
      state.digests = summaries.map((summary) => summary.digest ?? '');
    }
    const token = encodeLink(state);
    terminal.out(values.base ? linkUrl(values.base, token) : token);
    return EXIT.ok;
  },
};
