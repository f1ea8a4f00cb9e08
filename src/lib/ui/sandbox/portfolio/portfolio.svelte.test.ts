import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Runner } from '#runner';
import { switchLocale } from '../../state/locale.svelte.ts';
import { Session } from '../../session.svelte.ts';
import Stage from './Stage.svelte';

/** Never answers: what is tested is the editing. */
const runner: Runner = { run: () => new Promise(() => {}), dispose: () => {} };
let session: Session;
const segments = () => session.scenario.portfolio.segments;
const button = (name: string | RegExp) => page.getByRole('button', { name });
const box = (name: string) => page.getByRole('textbox', { name, exact: true });
async function type(name: string, text: string) {
  await box(name).fill(text);
  await userEvent.keyboard('{Enter}');
}

beforeEach(() => {
  switchLocale('vi');
  session = new Session({ runner });
  render(Stage, { props: { session } });
});

test('a segment opens by keyboard, changes in every plan, and each change is one undo', async () => {
  const first = button(/^Sửa phân khúc Quá hạn 1–9 ngày/);
  (first.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await type('Số hồ sơ', '1.200');
  await type('Hồ sơ mới mỗi tháng', '300');
  expect(segments()[0]).toMatchObject({ accounts: 1_200, arrivalsPerMonth: 300 });
  expect(session.baseline.portfolio.segments[0]!.accounts).toBe(1_200);
  await page.getByRole('group', { name: 'Dư nợ' }).getByRole('combobox').selectOptions('như nhau');
  await type('Mỗi hồ sơ', '25');
  expect(segments()[0]!.balance).toEqual({ kind: 'fixed', value: 25_000_000 });
  await userEvent.keyboard('{Escape}');
  await expect.element(first).toHaveFocus();
  for (let undone = 0; undone < 4; undone += 1) session.undo();
  expect(session.canUndo).toBe(false);
});

test('wrong values are explained in place with what is allowed, and change nothing', async () => {
  await button(/^Sửa phân khúc Quá hạn 181–360 ngày/).click();
  await type('Số ngày quá hạn đến', '400');
  await expect.element(page.getByRole('alert').first()).toHaveTextContent('từ 181 đến 360');
  await type('Số hồ sơ', '999.999');
  await expect.element(page.getByRole('alert').last()).toHaveTextContent(/từ 0 đến 157\.\d{3}/);
  await page.getByText('Cả danh mục').click();
  await type('Xử lý rủi ro khi quá hạn', '300');
  await expect
    .element(page.getByText(/cắt đôi phân khúc “Quá hạn 181–360 ngày” \(181–360 ngày\)/))
    .toBeVisible();
  expect(session.canUndo).toBe(false);
});

test('segments are added, copied and removed, and focus goes where the work goes on', async () => {
  await button('Thêm phân khúc').click();
  await expect.element(box('Tên phân khúc 9')).toHaveFocus();
  await type('Tên phân khúc 9', 'Vay mua xe');
  expect(segments().at(-1)!.name).toEqual({ vi: 'Vay mua xe', en: 'Vay mua xe' });
  await button('Nhân bản phân khúc Quá hạn 10–30 ngày').click();
  await expect.element(box('Tên phân khúc 3')).toHaveValue('Quá hạn 10–30 ngày (bản sao)');
  await button('Bỏ phân khúc Quá hạn 10–30 ngày (bản sao)').click();
  await expect.element(button(/^Sửa phân khúc Quá hạn 31–60 ngày/)).toHaveFocus();
  expect(segments()).toHaveLength(9);
});
