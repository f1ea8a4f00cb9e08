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
const paths = () => session.scenario.strategy.treatments;
const channels = () => paths().map(({ steps }) => steps.map(({ channel }) => channel).join(' '));
const button = (name: string | RegExp) => page.getByRole('button', { name });
const focus = (name: string | RegExp) => (button(name).element() as HTMLElement).focus();

beforeEach(() => {
  switchLocale('vi');
  session = new Session({ runner });
  render(Stage, { props: { session } });
});

test('a step is added, moved and removed by keyboard, each one undo', async () => {
  (page.getByRole('combobox', { name: 'Bước mới' }).element() as HTMLElement).focus();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(channels()).toEqual(['phone sms zalo']);
  expect(paths()[0]!.steps[2]).toEqual({
    channel: 'zalo',
    clock: 'dpd',
    fromDay: 1,
    toDay: 90,
    everyDays: 7,
  });
  await expect.element(button(/^Sửa bước 3, Zalo: quá hạn 1–90 ngày, mỗi 7 ngày/)).toHaveFocus();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(channels()).toEqual(['phone zalo sms']);
  await expect.element(button(/^Sửa bước 2, Zalo/)).toHaveFocus();
  await expect.element(page.getByRole('status')).toHaveTextContent('Zalo: bước 2 trên 3');
  focus('Chuyển bước 2, Zalo xuống');
  await userEvent.keyboard('{Enter}');
  expect(channels()).toEqual(['phone sms zalo']);
  focus('Bỏ bước 3, Zalo');
  await userEvent.keyboard('{Enter}');
  expect(channels()).toEqual(['phone sms']);
  await expect.element(button(/^Sửa bước 2, SMS/)).toHaveFocus();
  for (let undone = 0; undone < 4; undone += 1) session.undo();
  expect(session.canUndo).toBe(false);
  expect(channels()).toEqual(['phone sms']);
});

test('a path for part of the accounts is added, narrowed, and takes rank', async () => {
  await button('Thêm lộ trình cho một nhóm hồ sơ').click();
  expect(channels()).toEqual(['phone sms', 'phone sms']);
  await expect.element(page.getByRole('textbox', { name: 'Tên lộ trình 1' })).toHaveFocus();
  await userEvent.keyboard('Sớm{Enter}');
  await button('Thêm điều kiện').click();
  const from = page.getByRole('group', { name: 'Dư nợ', exact: true }).getByRole('textbox', { name: 'Từ' });
  await from.fill('20');
  await userEvent.keyboard('{Enter}');
  expect(paths()[0]!.when).toMatchObject([{ field: 'dpd' }, { field: 'balance', min: 20_000_000 }]);
  await expect.element(page.getByText('quá hạn 31–60 ngày, dư nợ từ 20 triệu ₫ trở lên')).toBeVisible();
  await button('Chuyển lộ trình Sớm ra sau').click();
  expect(paths().map(({ name }) => name.vi)).toEqual(['Mọi hồ sơ', 'Sớm']);
  await expect.element(page.getByText('Không hồ sơ nào tới được đây')).toBeVisible();
  await button('Bỏ lộ trình Mọi hồ sơ').click();
  await expect
    .element(page.getByText('Hồ sơ không khớp lộ trình nào thì không được tác động.'))
    .toBeVisible();
});

test('a wrong value is explained where it is typed, and nothing changes', async () => {
  await button(/^Sửa bước 1, Gọi điện/).click();
  const box = page.getByRole('textbox', { name: 'Số lượt gọi tối đa trong 7 ngày' });
  await box.fill('200');
  await userEvent.keyboard('{Enter}');
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Số lượt gọi tối đa trong 7 ngày: gõ một số nguyên từ 0 đến 105.');
  expect(session.canUndo).toBe(false);
  await box.fill('5');
  await userEvent.keyboard('{Enter}');
  expect(paths()[0]!.steps[0]).toMatchObject({ maxAttemptsPer7Days: 5 });
  await page.getByRole('combobox', { name: 'Đề nghị' }).selectOptions('settlement');
  expect(paths()[0]!.steps[0]).toMatchObject({ offer: { kind: 'settlement', discount: 0.3 } });
  await expect.element(button(/giảm 30% nếu trả hết ngay/)).toBeVisible();
});

test('visits ask for a field team, whose numbers are then rows', async () => {
  await page.getByRole('combobox', { name: 'Bước mới' }).selectOptions('field');
  await button(/^Thêm bước/).click();
  await button('Thêm đội thực địa').click();
  expect(session.scenario.teams.map(({ channel }) => channel)).toEqual(['phone', 'field']);
  await expect.element(page.getByRole('slider', { name: 'Nhân viên thực địa' })).toHaveValue('5');
});
