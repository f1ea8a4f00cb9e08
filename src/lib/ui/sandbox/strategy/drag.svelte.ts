import type { Place } from '../../state/strategy.ts';
import type { Editor } from './editor.svelte.ts';

/** A step or a whole path under the pointer. */
export type Held = { kind: 'step'; from: Place } | { kind: 'path'; from: number };

/** Nearer than this to the edge of the window, the page scrolls along, px; and by how much a move. */
const EDGE = 72;
const SCROLL = 14;

/**
 * Moving steps and paths by pointer: mouse, pen or finger on a grip. Cards carry `data-step="t.k"`, paths
 * `data-path="t"`; where the pointer is decides the slot, and nothing is edited before release.
 */
export class Drag {
  held = $state.raw<Held | undefined>();
  /** Where it would go: before step `k` of path `t`; for a path, before path `t`. */
  slot = $state.raw<Place | undefined>();
  readonly #editor: Editor;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  press(event: PointerEvent, held: Held): void {
    if (event.button !== 0) return;
    event.preventDefault();
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.held = held;
    this.slot = undefined;
  }

  move({ clientX, clientY }: PointerEvent): void {
    if (!this.held) return;
    if (clientY < EDGE) window.scrollBy(0, -SCROLL);
    if (clientY > window.innerHeight - EDGE) window.scrollBy(0, SCROLL);
    const under = document.elementFromPoint(clientX, clientY);
    this.slot = this.held.kind === 'step' ? this.#stepSlot(under, clientY) : this.#pathSlot(under, clientY);
  }

  drop(): void {
    const { held, slot } = this;
    this.cancel();
    if (!held || !slot) return;
    if (held.kind === 'path') {
      this.#editor.movePath(held.from, slot.t > held.from ? slot.t - 1 : slot.t);
      return;
    }
    // Taking the step out moves what follows it in the same path up by one.
    const after = slot.t === held.from.t && slot.k > held.from.k ? 1 : 0;
    this.#editor.moveStep(held.from, { t: slot.t, k: slot.k - after });
  }

  cancel(): void {
    this.held = undefined;
    this.slot = undefined;
  }

  #stepSlot(under: Element | null, y: number): Place | undefined {
    const card = under?.closest<HTMLElement>('[data-step]');
    if (card) {
      const [t = 0, k = 0] = card.dataset.step!.split('.').map(Number);
      return { t, k: k + lowerHalf(card, y) };
    }
    const path = under?.closest<HTMLElement>('[data-path]');
    if (!path) return undefined;
    const t = Number(path.dataset.path);
    return { t, k: this.#editor.paths[t]?.steps.length ?? 0 };
  }

  #pathSlot(under: Element | null, y: number): Place | undefined {
    const path = under?.closest<HTMLElement>('[data-path]');
    return path ? { t: Number(path.dataset.path) + lowerHalf(path, y), k: 0 } : undefined;
  }
}

function lowerHalf(element: Element, y: number): 0 | 1 {
  const { top, height } = element.getBoundingClientRect();
  return y > top + height / 2 ? 1 : 0;
}
