import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Runner } from '#runner';
import { Session } from '../session.svelte.ts';
import { switchLocale } from '../state/locale.svelte.ts';
import Stage from './Stage.svelte';

/** Never answers: the reduced world of the page is what is tested. */
const runner: Runner = { run: () => new Promise(() => {}), dispose: () => {} };
const WORK = { timeout: 20_000 };

const slider = (name: string) => page.getByRole('slider', { name });
const box = (name: string) => page.getByRole('textbox', { name, exact: true });
const light = (id: string) => page.elementLocator(document.querySelector(`li[data-light="${id}"]`)!);

beforeEach(() => {
  switchLocale('vi');
  render(Stage, { props: { session: new Session({ runner }), runner } });
});

async function preset(id: string) {
  await page.getByRole('button', { name: /^Bắt đầu từ mẫu/ }).click();
  await page.getByRole('button', { name: new RegExp(`^${id} ·`) }).click();
}

test('pay for counted promises is fair and wrong, and both lights stand together', async () => {
  await preset('D1');
  await expect.poll(() => document.querySelector('section[aria-busy="false"] h1'), WORK).not.toBeNull();
  await expect.element(light('fairness')).toHaveTextContent(/tốt.*1,00/);
  await expect.element(light('alignment')).toHaveTextContent(/(cần để ý|xấu)/);
  await expect.element(light('gaming')).toHaveTextContent(/xấu.*4\d%|xấu.*5\d%/);
  expect(light('alignment').element().nextElementSibling).toBe(light('fairness').element());
});

test('a point is moved, added and removed by keys and by typing', async () => {
  await preset('D3');
  (slider('Mốc thưởng 1').element() as unknown as HTMLElement).focus();
  await userEvent.keyboard('{ArrowLeft}{ArrowUp}{PageDown}');
  await expect
    .element(slider('Mốc thưởng 1'))
    .toHaveAttribute('aria-valuetext', 'tại 109% chỉ tiêu, thưởng 61% lương');
  await page.getByText('Gõ số thay vì kéo').click();
  const amount = box('Thưởng một lần, % lương');
  await expect.element(amount).toHaveValue('61');
  await amount.fill('2000');
  await userEvent.keyboard('{Enter}');
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Mốc thưởng 1, Thưởng một lần, % lương: gõ một số từ −1.200 đến 1.200.');
  await amount.fill('30');
  await userEvent.keyboard('{Enter}');
  await expect
    .element(slider('Mốc thưởng 1'))
    .toHaveAttribute('aria-valuetext', expect.stringMatching(/thưởng 30% lương$/));
  await page.getByRole('button', { name: 'Thêm mốc thưởng' }).click();
  await expect.element(slider('Mốc thưởng 2')).toBeVisible();
  (slider('Mốc thưởng 1').element() as unknown as HTMLElement).focus();
  await userEvent.keyboard('{Delete}');
  await expect.element(slider('Mốc thưởng 2')).not.toBeInTheDocument();
});

test('a drag previews and is kept on release; Escape takes it back', async () => {
  await preset('D3');
  const knob = slider('Mốc thưởng 1');
  const handle = knob.element();
  const { left, top, width, height } = handle.querySelector('.knob')!.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const fire = (type: string, dx: number) =>
    handle.dispatchEvent(
      new PointerEvent(type, { bubbles: true, button: 0, pointerId: 1, clientX: x + dx, clientY: y }),
    );
  (handle as unknown as HTMLElement).setPointerCapture = () => {};
  fire('pointerdown', 0);
  fire('pointermove', -40);
  await expect.element(page.getByText('đang kéo: số xem nhanh')).toBeVisible();
  await expect.element(knob).not.toHaveAttribute('aria-valuetext', expect.stringMatching(/^tại 120%/));
  (handle as unknown as HTMLElement).focus();
  await userEvent.keyboard('{Escape}');
  await expect.element(knob).toHaveAttribute('aria-valuetext', expect.stringMatching(/^tại 120%/));
});

test('a scheme that cannot be paid is refused with its reason, and nothing changes', async () => {
  await page.getByText('Gõ số thay vì kéo').click();
  await box('tiền thu').fill('0');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toHaveTextContent('Chưa chọn trả theo gì');
  await expect.element(page.getByText('D3 · Vách 120 %').first()).toBeVisible();
});

test('each plan keeps its own scheme', async () => {
  await preset('G1');
  await page.getByRole('tab', { name: /^Hiện tại/ }).click();
  await expect.element(page.getByText('D2 · Doanh số thô').first()).toBeVisible();
  await preset('D6');
  await expect.element(page.getByText('D6 · Trần + nâng chỉ tiêu').first()).toBeVisible();
  await page.getByRole('tab', { name: /^A/ }).click();
  await expect.element(page.getByText('G1 · 70/30').first()).toBeVisible();
});
