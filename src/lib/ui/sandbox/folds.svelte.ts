import { getContext, setContext, tick } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';

/** Panels of the sandbox that fold; each is the id of its place on the page. */
export type PanelId =
  'levers' | 'strategy' | 'people' | 'partners' | 'rules' | 'portfolio' | 'assumptions' | 'luck';

/** From this width on charts stand beside the panels, and there is room to have them all open. */
const ROOMY = '(min-width: 1100px)';

/**
 * Which panels are open. On a narrow screen only the levers are, until the reader opens others, follows a link into one
 * or finds a word in one.
 */
export class Folds {
  readonly #roomy = new MediaQuery(ROOMY, true);
  #chosen = $state.raw<Partial<Record<PanelId, boolean>>>({});

  isOpen(id: PanelId): boolean {
    return this.#chosen[id] ?? (this.#roomy.current || id === 'levers');
  }
  set(id: PanelId, open: boolean): void {
    this.#chosen = { ...this.#chosen, [id]: open };
  }
  /** Opens the panel that is, or holds, the element with this id. */
  reveal(id: string): void {
    const panel = document.getElementById(id)?.closest<HTMLElement>('[data-fold]')?.id;
    if (panel) this.set(panel as PanelId, true);
  }
  /** Opens a panel, brings it into sight and gives its fold the focus. */
  async goTo(id: PanelId): Promise<void> {
    this.set(id, true);
    await tick();
    const panel = document.getElementById(id);
    panel?.scrollIntoView();
    panel?.querySelector('button')?.focus({ preventScroll: true });
  }
  /** A link on the page leads into a panel. */
  readonly follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[href^="#"]');
    if (link) this.reveal(link.hash.slice(1));
  };
}

const KEY = Symbol('folds');
export const provideFolds = (folds: Folds): Folds => setContext(KEY, folds);
/** Undefined outside the sandbox: a panel that stands alone does not fold. */
export const useFolds = (): Folds | undefined => getContext<Folds | undefined>(KEY);
