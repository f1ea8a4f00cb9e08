import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { Asking } from './asking.svelte.ts';

/** A question in a component that shows `plan`; each piece of work waits to be told how it ends. */
function asked() {
  let plan = $state('A');
  let asking!: Asking<number>;
  const end = $effect.root(() => {
    asking = new Asking<number>(() => [plan, 7]);
  });
  flushSync();
  const works: { tell: (answer: number) => void; signal: AbortSignal; done: () => void; fail: () => void }[] =
    [];
  const ask = () =>
    asking.ask(
      (tell, signal) =>
        new Promise<void>((done, reject) => {
          works.push({ tell, signal, done, fail: () => reject(new Error('no')) });
        }),
    );
  const show = (next: string) => {
    plan = next;
    flushSync();
  };
  return { asking, ask, works, show, end };
}
const seen = ({ answer, busy, failed }: Asking<number>) => [answer, busy, failed];

test('tells news while it works, and keeps them while it is asked again', async () => {
  const { asking, ask, works } = asked();
  expect(seen(asking)).toEqual([undefined, false, false]);
  const first = ask();
  expect(seen(asking)).toEqual([undefined, true, false]);
  works[0]!.tell(1);
  works[0]!.tell(2);
  expect(seen(asking)).toEqual([2, true, false]);
  works[0]!.done();
  await first;
  expect(seen(asking)).toEqual([2, false, false]);
  void ask();
  expect(seen(asking)).toEqual([2, true, false]);
});

test('says that it failed, until it is asked again; a failure keeps what is known', async () => {
  const { asking, ask, works } = asked();
  const first = ask();
  works[0]!.tell(1);
  works[0]!.fail();
  await first;
  expect(seen(asking)).toEqual([1, false, true]);
  void ask();
  expect(seen(asking)).toEqual([1, true, false]);
});

test('the newest question wins: an older one is ended and no longer heard', async () => {
  const { asking, ask, works } = asked();
  const first = ask();
  void ask();
  expect(works.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  works[0]!.tell(1);
  works[0]!.fail();
  await first;
  expect(seen(asking)).toEqual([undefined, true, false]);
  works[1]!.tell(2);
  expect(asking.answer).toBe(2);
});

test('who stops keeps the answers so far, and what comes later is not heard', async () => {
  const { asking, ask, works } = asked();
  const first = ask();
  works[0]!.tell(1);
  asking.stop();
  expect(works[0]!.signal.aborted).toBe(true);
  works[0]!.tell(2);
  works[0]!.fail();
  await first;
  expect(seen(asking)).toEqual([1, false, false]);
});

test('an answer belongs to one plan: beside another it is not shown and its work ends; back again it stands', async () => {
  const { asking, ask, works, show } = asked();
  void ask();
  works[0]!.tell(1);
  show('B');
  expect(seen(asking)).toEqual([undefined, false, false]);
  expect(works[0]!.signal.aborted).toBe(true);
  works[0]!.tell(2);
  expect(asking.answer).toBeUndefined();
  show('A');
  expect(seen(asking)).toEqual([1, false, false]);
  show('B');
  const other = ask();
  works[1]!.done();
  await other;
  show('A');
  expect(seen(asking)).toEqual([undefined, false, false]);
});

test('ends its work with the component', () => {
  const { ask, works, end } = asked();
  void ask();
  end();
  expect(works[0]!.signal.aborted).toBe(true);
});
