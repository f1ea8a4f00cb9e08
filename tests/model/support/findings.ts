/** What a watched run found: how often each invariant was looked at, and the first few times it did not hold. */
export class Findings {
  readonly looked = new Map<string, number>();
  readonly broken = new Map<string, string[]>();
  /** How often each kind of event happened: shows that a check had something to bite on. */
  readonly events = new Map<string, number>();
  /** Prefix of every message: which run this is. */
  place = '';

  /** Notes one look; the message is only built when the invariant does not hold. */
  check(id: string, holds: boolean, message: () => string): void {
    this.looked.set(id, (this.looked.get(id) ?? 0) + 1);
    if (holds) return;
    const list = this.broken.get(id) ?? [];
    if (list.length < 3) list.push(`${this.place}: ${message()}`);
    this.broken.set(id, list);
  }

  event(kind: string): void {
    this.events.set(kind, (this.events.get(kind) ?? 0) + 1);
  }

  of(id: string): string[] {
    return this.broken.get(id) ?? [];
  }

  looks(id: string): number {
    return this.looked.get(id) ?? 0;
  }
}
