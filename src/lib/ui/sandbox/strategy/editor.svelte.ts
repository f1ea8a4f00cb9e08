import { tick } from 'svelte';
import { m } from '#messages';
import { LIMITS, type Scenario, type Step, type Treatment } from '#scenario';
import type { Session } from '../../session.svelte.ts';
import { locale } from '../../state/locale.svelte.ts';
import * as paths from '../../state/strategy.ts';
import { channelText } from './words.ts';

/** Names of the elements that focus goes to after a change. */
export const pathKey = (t: number, part: string): string => `path-${t}-${part}`;
export const stepKey = ({ t, k }: paths.Place, part: string): string => `step-${t}-${k}-${part}`;

/** What is being edited in the strategy panel, and every edit of it: one step to undo each, said to screen readers. */
export class Editor {
  /** The step whose fields are open; undefined: none. */
  openStep = $state.raw<paths.Place | undefined>();
  /** The path whose conditions are open. */
  openWhen = $state<string | undefined>();
  /** What was done last, for a live region. */
  said = $state('');
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  get scenario(): Scenario {
    return this.#session.scenario;
  }
  get paths(): readonly Treatment[] {
    return this.scenario.strategy.treatments;
  }

  nameOf(t: number): string {
    return this.paths[t]?.name[locale()] ?? '';
  }
  isOpen({ t, k }: paths.Place): boolean {
    return this.openStep?.t === t && this.openStep.k === k;
  }

  edit(change: (known: paths.Paths) => Treatment[]): boolean {
    return this.#session.commit(paths.editPaths(this.#session.active, change));
  }
  editPlan(change: (scenario: Scenario) => Scenario): boolean {
    return this.#session.commit(paths.editPlan(this.#session.active, change));
  }

  toggle(place: paths.Place): void {
    this.openStep = this.isOpen(place) ? undefined : place;
  }
  close(place: paths.Place): void {
    this.openStep = undefined;
    this.#focus(stepKey(place, 'edit'));
  }
  setStep({ t, k }: paths.Place, step: Step): void {
    this.edit((known) => paths.setStep(known, t, k, step));
  }
  addStep(t: number, channel: paths.Channel): void {
    if (!this.edit((known) => paths.addStep(known, t, channel))) return;
    const place = { t, k: (this.paths[t]?.steps.length ?? 1) - 1 };
    this.openStep = place;
    this.said = m.strategy_added_step({ channel: channelText(channel), name: this.nameOf(t) });
    this.#focus(stepKey(place, 'edit'));
  }
  removeStep({ t, k }: paths.Place): void {
    if (!this.edit((known) => paths.removeStep(known, t, k))) return;
    this.openStep = undefined;
    this.said = m.strategy_removed();
    const left = this.paths[t]?.steps.length ?? 0;
    this.#focus(left === 0 ? pathKey(t, 'channel') : stepKey({ t, k: Math.min(k, left - 1) }, 'edit'));
  }
  /** `part`: what has focus and keeps it when it is still usable. */
  moveStep(from: paths.Place, to: paths.Place | undefined, part = 'edit'): void {
    const step = this.paths[from.t]?.steps[from.k];
    if (!step || !to || (from.t === to.t && from.k === to.k)) return;
    if (from.t !== to.t && (this.paths[to.t]?.steps.length ?? 0) >= LIMITS.steps) {
      this.said = m.strategy_step_full({ n: LIMITS.steps });
      return;
    }
    const open = this.isOpen(from);
    if (!this.edit((known) => paths.moveStep(known, from, to))) return;
    this.openStep = open ? to : undefined;
    this.said = m.strategy_moved_step({
      channel: channelText(step.channel),
      n: to.k + 1,
      of: this.paths[to.t]?.steps.length ?? 0,
      name: this.nameOf(to.t),
    });
    this.#focus(stepKey(to, part), stepKey(to, 'edit'));
  }

  addPath(): void {
    const name = { vi: this.#freeName('vi'), en: this.#freeName('en') };
    const when = [paths.newCondition(this.scenario, 'dpd')];
    if (!this.edit((known) => paths.addPath(known, name, when))) return;
    this.openStep = undefined;
    this.openWhen = this.paths[0]?.id;
    this.#focus(pathKey(0, 'name'));
  }
  duplicatePath(t: number): void {
    const { vi, en } = this.paths[t]!.name;
    const copy = (name: string, language: 'vi' | 'en') =>
      m.strategy_path_copy({ name: name.slice(0, 60) }, { locale: language });
    if (!this.edit((known) => paths.duplicatePath(known, t, { vi: copy(vi, 'vi'), en: copy(en, 'en') })))
      return;
    this.openStep = undefined;
    this.openWhen = this.paths[t + 1]?.id;
    this.#focus(pathKey(t + 1, 'name'));
  }
  removePath(t: number): void {
    if (!this.edit((known) => paths.removePath(known, t))) return;
    this.openStep = undefined;
    this.said = m.strategy_removed();
    const left = this.paths.length;
    this.#focus(left === 0 ? 'path-add' : pathKey(Math.min(t, left - 1), 'name'));
  }
  movePath(from: number, to: number, part = 'name'): void {
    if (from === to || to < 0 || to >= this.paths.length) return;
    if (!this.edit((known) => paths.movePath(known, from, to))) return;
    this.openStep = undefined;
    this.said = m.strategy_moved_path({ name: this.nameOf(to), n: to + 1, of: this.paths.length });
    this.#focus(pathKey(to, part), pathKey(to, 'name'));
  }
  setPath(t: number, change: Partial<Treatment>): void {
    this.edit((known) => paths.setPath(known, t, change));
  }

  /** 'Lộ trình mới', with a number when the name is taken. */
  #freeName(language: 'vi' | 'en'): string {
    const taken = new Set(this.paths.map(({ name }) => name[language]));
    const first = m.strategy_path_new({}, { locale: language });
    if (!taken.has(first)) return first;
    return Array.from({ length: taken.size + 1 }, (_, i) => `${first} ${i + 2}`).find(
      (name) => !taken.has(name),
    )!;
  }

  async #focus(...keys: string[]): Promise<void> {
    await tick();
    const found = keys
      .map((key) => document.getElementById(key))
      .find((el) => el && !el.matches(':disabled'));
    found?.focus();
  }
}
