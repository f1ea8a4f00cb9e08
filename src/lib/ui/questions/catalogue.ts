import { parseQuestion, type Question } from '#scenario';
import vietnam from '../../../../scenarios/vn-consumer-finance.json';

/* Carries every question file: only ever imported when the reader asks for questions. */
const FILES = import.meta.glob<unknown>('../../../../scenarios/questions/*.json', {
  eager: true,
  import: 'default',
});
const BASES: Readonly<Record<string, unknown>> = { 'vn-consumer-finance': vietnam };

/** Every shipped question: what officers decide, then what a trainer shows. */
export const questions: readonly Question[] = Object.values(FILES)
  .map((json) => {
    const parsed = parseQuestion(json, (id) => BASES[id]);
    if (!parsed.ok)
      throw new Error(`invariant: shipped question is refused: ${JSON.stringify(parsed.issues)}`);
    return parsed.value;
  })
  .sort((a, b) => rank(a) - rank(b) || number(a.id) - number(b.id) || (a.id < b.id ? -1 : 1));

function rank({ kind }: Question): number {
  return kind === 'question' ? 0 : 1;
}

/** 11 of `q-11-consent`. */
function number(id: string): number {
  return Number(id.split('-')[1]);
}

/** The question whose luck this seed is; undefined for any other. */
export function questionOfSeed(seed: string): Question | undefined {
  return questions.find(({ id }) => id === seed);
}
