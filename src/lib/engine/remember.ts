/**
 * A memory for pure functions: the last few results by key. Dragging a lever compiles the same book again and again;
 * results are shared and must not be changed by whoever gets them.
 */
export class Remembered<T> {
  private readonly known = new Map<string, T>();
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  /** The result under `key`, made if it is not known. The oldest is forgotten when there are too many. */
  get(key: string, make: () => T): T {
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const made = make();
    if (this.known.size >= this.most) this.known.delete(this.known.keys().next().value as string);
    this.known.set(key, made);
    return made;
  }
}
