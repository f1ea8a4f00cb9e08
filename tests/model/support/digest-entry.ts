/** What other processes and browsers run: scenario texts in, one digest each out. */
import { Aggregate, openExperiment } from '#experiment';
import { parseScenarioText } from '#scenario';

export function digests(texts: string[], replications: number): (string | undefined)[] {
  return texts.map((text) => {
    const parsed = parseScenarioText(text);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const request = { seed: '42', replications };
    const experiment = openExperiment(parsed.value, request);
    const aggregate = new Aggregate(parsed.value, request);
    for (let batch = 0; batch < experiment.batchCount; batch += 1) aggregate.add(experiment.runBatch(batch));
    return aggregate.summarize(true).digest;
  });
}
