import type { Question } from '#scenario';
import type { Session } from '../session.svelte.ts';
import type { TabId } from '../state/doc.ts';

/** Places of a question's plans, in their order. */
const PLACES: readonly TabId[] = ['baseline', 'A', 'B', 'C'];

/** Futures on screen, at least: the stated figures need fewer, the charts look ragged with so few. */
const LEAST_FUTURES = 40;

/** The question's plans as Baseline, A, B… under its own luck, in place of the work; one undo brings the work back. */
export function openQuestion(session: Session, { id, plans, look, expect }: Question): void {
  const tabs = plans.map(({ scenario }, n) => ({ id: PLACES[n]!, scenario }));
  const opened = session.commit(() => ({
    tabs,
    seed: id,
    replications: Math.max(LEAST_FUTURES, expect.replications),
    margin: look.margin,
    origin: tabs[0]!.scenario,
  }));
  // The plan that the first figure is about: the headline and its verdict then answer the question.
  if (opened) session.select(PLACES[expect.figures[0]?.plan || 1]!);
}
