import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { Aggregate, openExperiment } from '#experiment';
import type { Summary } from '#experiment';
import { parseQuestion } from '#scenario';
import type { Question, QuestionFigure } from '#scenario';
import { figureOf } from '../../src/lib/ui/questions/figure.ts';

/*
 * Every shipped question gives the figures that its file states. Intervals are the model's mean ± 4 standard errors of
 * the paired futures, or a closed form with that tolerance, so a test fails on a change of a figure by about four
 * standard errors: for the default book 0.2–0.5 % of net recovery. Figures are reported, never tuned to.
 */
vi.setConfig({ testTimeout: 180_000 });

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

function questions(): Question[] {
  return readdirSync('scenarios/questions').map((file) => {
    const parsed = parseQuestion(read(`scenarios/questions/${file}`), (id) => read(`scenarios/${id}.json`));
    if (!parsed.ok) throw new Error(`invariant: ${file} parses: ${JSON.stringify(parsed.issues)}`);
    return parsed.value;
  });
}

/** All plans under the question's own luck. */
function run({ id, plans, expect: { replications } }: Question): Summary[] {
  const request = { seed: id, replications };
  return plans.map(({ scenario }) => {
    const experiment = openExperiment(scenario, request);
    const aggregate = new Aggregate(scenario, request);
    for (let k = 0; k < experiment.batchCount; k += 1) aggregate.add(experiment.runBatch(k));
    return aggregate.summarize(true);
  });
}

const isMet = (figure: QuestionFigure, summaries: readonly Summary[]) => {
  const value = figureOf(figure, summaries) ?? Number.NaN;
  return value >= figure.min && value <= figure.max;
};

it('names each figure of a question once, in both languages', () => {
  for (const { id, expect: wanted } of questions()) {
    for (const language of ['vi', 'en'] as const)
      expect(new Set(wanted.figures.map(({ label }) => label[language])).size, id).toBe(
        wanted.figures.length,
      );
  }
});

describe.each(questions().map((question) => ({ id: question.id, question })))(
  'question $id',
  ({ question }) => {
    it('gives the figures it states, and would not meet them moved or with its plans exchanged', () => {
      const summaries = run(question);
      for (const figure of question.expect.figures) {
        expect(figureOf(figure, summaries), figure.label.en).toBeGreaterThanOrEqual(figure.min);
        expect(figureOf(figure, summaries), figure.label.en).toBeLessThanOrEqual(figure.max);

        const width = 1.01 * (figure.max - figure.min);
        for (const move of [-width, width]) {
          const moved = { ...figure, min: figure.min + move, max: figure.max + move };
          expect(isMet(moved, summaries), `${figure.label.en}, moved`).toBe(false);
        }
        const decides = figure.min > 0 || figure.max < 0;
        // The difference per collector-month is the same from either side.
        if (figure.comparison === 'value' || figure.comparison === 'perHeadMonth' || !decides) continue;
        const exchanged = { ...figure, plan: figure.against, against: figure.plan };
        expect(isMet(exchanged, summaries), `${figure.label.en}, plans exchanged`).toBe(false);
      }
    });
  },
);
