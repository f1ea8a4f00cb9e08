import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';

// Generous, because runs share the machine with whatever else runs there.
test.describe.configure({ timeout: 150_000 });
const RUN = { timeout: 90_000 };
/** A newcomer's time for the whole of it. */
const THREE_MINUTES = 180_000;

const builder = (page: Page) => page.getByRole('region', { name: 'Tự đặt một KPI' });
const pick = (page: Page, name: string) => builder(page).getByRole('combobox', { name, exact: true });

/** Few futures, so that the plan's own result is there soon; the work is kept for the page under test. */
async function open(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Số tương lai').fill('6');
  await page.getByLabel('Số tương lai').press('Enter');
  await expect(page.locator('[data-run="idle"]')).toBeAttached(RUN);
  await page.goto('/kpi');
  await expect(pick(page, 'Tử số')).toBeVisible();
}

/** Tab by Tab, as somebody without a mouse gets there. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  for (let pressed = 0; pressed < 200; pressed += 1) {
    if (await goal.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(goal).toBeFocused();
}

/** Goes to a list and through its options by arrow to the one that is read. */
async function choose(page: Page, list: string, option: string): Promise<void> {
  const goal = pick(page, list);
  await tabTo(page, goal);
  await page.keyboard.press('Home');
  const read = () => goal.evaluate((node: HTMLSelectElement) => node.selectedOptions[0]?.text);
  for (let pressed = 0; pressed < 90 && (await read()) !== option; pressed += 1)
    await page.keyboard.press('ArrowDown');
  expect(await read()).toBe(option);
}

test('a newcomer builds kept ÷ due, pays it and reads its scorecard by keyboard alone in under three minutes', async ({
  page,
}) => {
  const start = Date.now();
  await page.goto('/kpi');
  // Straight here with a fresh profile: the figures of the default scenario are there before anything is computed.
  await expect(page.locator('details', { hasText: 'Số cuộc gọi thực hiện' }).locator('b')).toHaveText(/^\d/);
  await tabTo(page, page.getByRole('link', { name: /^Tự đặt KPI/ }));
  await page.keyboard.press('Enter');
  await choose(page, 'Tử số', 'lời hứa được giữ');
  await page.keyboard.press('Tab');
  await page.keyboard.type('14');
  await choose(page, 'Mẫu số', 'lời hứa đến hạn');
  await choose(page, 'Tính theo', 'từng tháng');
  await choose(page, 'Nhóm hồ sơ', 'nhóm sớm (quá hạn dưới 31 ngày)');
  const built = builder(page);
  await expect(built).toContainText(
    'lời hứa được giữ trong 14 ngày ÷ lời hứa đến hạn, tính theo từng tháng, nhóm sớm (quá hạn dưới 31 ngày)',
  );
  await expect(built).toContainText('tỷ lệ, không thể quá 100%');
  await expect(built.locator('.value')).toContainText(/\d+,\d%/, RUN);
  await tabTo(page, built.getByRole('button', { name: 'Trả thưởng theo chỉ số này' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Bảng điểm phương án thưởng' })).toBeFocused();
  await expect(
    page.getByText(/Phương án A nay trả thưởng theo: lời hứa được giữ trong 14 ngày/),
  ).toBeVisible();
  // What this pays for on its own is known: promises are left unrecorded, and work does not rise.
  await expect(page.locator('td[data-light="alignment"]')).toContainText(/\d/, RUN);
  await expect(page.locator('td[data-light="gaming"]')).toContainText(/\d/, RUN);
  expect(Date.now() - start).toBeLessThan(THREE_MINUTES);
});

test('unit mismatch, division by zero and empty population are explained in place, and the rule counts', async ({
  page,
}) => {
  await open(page);
  const built = builder(page);
  await choose(page, 'Tử số', 'tiền thu được');
  await choose(page, 'Cộng hoặc trừ thêm', 'cuộc gọi của nhân viên');
  await expect(built.getByRole('alert')).toContainText(
    'Không cộng trừ được: “tiền thu được” là số tiền, còn “cuộc gọi của nhân viên” là số lượng',
  );
  await page.keyboard.press('Home');
  await expect(built.getByRole('alert')).toHaveCount(0);
  await choose(page, 'Mẫu số', 'lượt ghé thăm');
  await expect(built).toContainText('Phải chia cho 0: có tử số nhưng “lượt ghé thăm” bằng 0', RUN);
  await pick(page, 'Tử số').focus();
  await choose(page, 'Tử số', 'tiền miễn giảm');
  await expect(built).toContainText('Không có gì để tính: trong kỳ và nhóm này không có “lượt ghé thăm”');
  await choose(page, 'Khi mẫu số bằng 0', 'tính là 0');
  await expect(built.locator('.value')).toContainText(/^0/);
  const { violations } = await new AxeBuilder({ page }).include('.sections').analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
});
