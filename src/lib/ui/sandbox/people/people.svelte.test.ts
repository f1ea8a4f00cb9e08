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
const plan = () => session.scenario.teams[0]!.staffing.plan;
const partner = () => session.scenario.partners[0]!;
const button = (name: string | RegExp) => page.getByRole('button', { name });
const slider = (name: string) => page.getByRole('slider', { name });
async function type(name: string, text: string) {
  await page.getByRole('textbox', { name, exact: true }).fill(text);
  await userEvent.keyboard('{Enter}');
}

beforeEach(() => {
  switchLocale('vi');
  session = new Session({ runner });
  render(Stage, { props: { session } });
});

test('a head-count step is added, moved by arrow keys, typed and deleted, each one undo', async () => {
  await button('Thêm mốc').click();
  await expect.element(slider('Mốc 1')).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}{ArrowUp}{PageUp}');
  expect(plan()).toEqual([{ fromMonth: 3, headCount: 26 }]);
  await expect.element(slider('Mốc 1')).toHaveAttribute('aria-valuenow', '26');
  await type('Mốc 1: Từ tháng thứ', '4');
  await type('Mốc 1: Số nhân viên', '30');
  expect(plan()).toEqual([{ fromMonth: 4, headCount: 30 }]);
  await type('Mốc 1: Từ tháng thứ', '40');
  await expect.element(page.getByRole('alert')).toHaveTextContent('từ 2 đến 25');
  expect(plan()[0]!.fromMonth).toBe(4);
  (slider('Mốc 1').element() as SVGElement).focus();
  await userEvent.keyboard('{Delete}');
  expect(plan()).toEqual([]);
  await expect.element(slider('Đầu kỳ')).toHaveFocus();
  for (let undone = 0; undone < 7; undone += 1) session.undo();
  expect(session.canUndo).toBe(false);
});

test('the opening head-count is dragged by the pointer, and Escape takes the drag back', async () => {
  const handle = slider('Đầu kỳ').element();
  const fire = (kind: string, y: number) =>
    handle.dispatchEvent(
      new PointerEvent(kind, { bubbles: true, button: 0, pointerId: 1, clientX: 50, clientY: y }),
    );
  // A made-up pointer cannot be captured.
  (handle as SVGElement).setPointerCapture = () => {};
  fire('pointerdown', 100);
  fire('pointermove', 150);
  const pulled = session.scenario.teams[0]!.headCount;
  expect(pulled).toBeLessThan(20);
  handle.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(session.scenario.teams[0]!.headCount).toBe(20);
  fire('pointerdown', 100);
  fire('pointermove', 150);
  fire('pointerup', 150);
  expect(session.scenario.teams[0]!.headCount).toBe(pulled);
  session.undo();
  expect(session.scenario.teams[0]!.headCount).toBe(20);
});

test('a partner of a banned form is explained in place by the rule; a sale asks for its price', async () => {
  await button('Thêm đối tác').click();
  await expect.element(page.getByRole('textbox', { name: 'Tên đối tác 1' })).toHaveFocus();
  await page.getByRole('combobox', { name: 'Hình thức pháp lý' }).selectOptions('Dịch vụ đòi nợ thuê');
  await expect.element(page.getByRole('note')).toHaveTextContent('VN-7');
  await page.getByRole('combobox', { name: 'Hình thức pháp lý' }).selectOptions('Bán nợ');
  await type('Giá bán nợ trên dư nợ', '7,5');
  expect(partner()).toMatchObject({ legalForm: 'debtSale', priceShare: 0.075 });
  await button('Giao từ ngày quá hạn 181').click();
  expect(session.scenario.strategy.treatments[0]!.steps.at(-1)).toMatchObject({
    channel: 'partner',
    partner: 'partner',
  });
  await button(/^Bỏ Đối tác 1/).click();
  expect(session.scenario.partners).toEqual([]);
  expect(session.scenario.strategy.treatments[0]!.steps.map(({ channel }) => channel)).toEqual([
    'phone',
    'sms',
  ]);
});

test('the weakest are replaced by a rule set by keyboard, bounded in place, and switched off without a trace', async () => {
  const rule = () => session.scenario.teams[0]!.staffing.replacement;
  const before = session.scenario;
  (page.getByText('Thay người làm yếu: không').element() as HTMLElement).click();
  const box = page.getByRole('checkbox', { name: /^Định kỳ cho người yếu nhất nghỉ/ });
  (box.element() as HTMLInputElement).focus();
  await userEvent.keyboard(' ');
  expect(rule()).toMatchObject({ everyMonths: 3, share: 0.1, leastMonths: 6, estimate: 'raw' });
  await type('Thay nhiều nhất, trong số được xét', '15');
  expect(rule()!.share).toBe(0.15);
  await expect.element(page.getByText('Thay người làm yếu: 15% mỗi 3 tháng')).toBeVisible();
  await type('Bao nhiêu tháng xét một lần', '40');
  await expect.element(page.getByRole('alert')).toHaveTextContent('từ 1 đến 12');
  expect(rule()!.everyMonths).toBe(3);
  await page.getByRole('combobox', { name: 'Xét theo' }).selectOptions('thành tích đã trừ may rủi');
  expect(rule()!.estimate).toBe('shrunken');
  (box.element() as HTMLInputElement).focus();
  await userEvent.keyboard(' ');
  expect(session.scenario).toEqual(before);
});

test('working hours are typed as a clock, bounded in place, told what the law takes, and taken back without a trace', async () => {
  const hours = () => session.scenario.teams[0]!.hours;
  const before = session.scenario;
  await type('Làm đến', '7');
  await expect.element(page.getByRole('alert')).toHaveTextContent('từ 08:01 đến 24:00');
  expect(hours()).toBeUndefined();
  await type('Làm đến', '22');
  await type('Làm từ', '12h30');
  expect(hours()).toEqual({ from: 750, to: 1_320 });
  await expect.element(page.getByText('VN-2 chỉ cho từ 07:00 đến 21:00: 1 trong 9,5 giờ')).toBeVisible();
  await expect.element(page.getByText(/khả năng gặp ×1,\d+ so với/)).toBeVisible();
  await type('Làm từ', '18');
  await expect.element(page.getByText('Ca cần 6,5 giờ làm việc nhưng khung này chỉ có 4 giờ')).toBeVisible();
  await type('Làm từ', '8:00');
  await type('Làm đến', '17');
  expect(session.scenario).toEqual(before);
});

test('teams are added and removed, lists are dealt, and the spread of skill holds for every plan', async () => {
  await button('Thêm đội thực địa').click();
  expect(session.scenario.teams.map(({ channel }) => channel)).toEqual(['phone', 'field']);
  await button('Bỏ Đội thực địa').click();
  await page.getByRole('combobox', { name: 'Ai làm hồ sơ nào' }).selectOptions('Chia đều lần lượt');
  await type('Chia lại danh sách sau mỗi số ngày', '30');
  expect(session.scenario.strategy.assignment).toEqual({ kind: 'roundRobin', rotateDays: 30 });
  await type('Chênh lệch tay nghề giữa nhân viên', '0,4');
  expect(session.doc.tabs.every(({ scenario }) => scenario.behaviour.skillSigma === 0.4)).toBe(true);
});
