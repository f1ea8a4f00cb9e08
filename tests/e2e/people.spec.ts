import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { unfold } from './unfold.ts';

// Generous, because runs share the machine with whatever else runs there.
test.describe.configure({ timeout: 180_000 });
const RUN = { timeout: 90_000 };

const headline = (page: Page) => page.getByRole('heading', { level: 1 });
const panel = (page: Page) => page.getByRole('tabpanel').last();

/** Opens the sandbox with few futures, so that full runs are short. */
async function open(page: Page): Promise<void> {
  await page.goto('/');
  await expect(headline(page)).toContainText('tỷ ₫');
  await unfold(page, 'May rủi');
  await page.getByLabel('Số tương lai').fill('6');
  await page.getByLabel('Số tương lai').press('Enter');
  await settled(page);
}
const settled = (page: Page) => expect(page.locator('[data-run="idle"]')).toBeAttached(RUN);

/** Opens a view by keyboard alone, from the tab before it. */
async function view(page: Page, before: string, name: string): Promise<void> {
  await page.getByRole('tab', { name: before, exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name, exact: true })).toBeFocused();
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('[role="tabpanel"].panel').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test('by keyboard alone: work against people, worth of a collector-month, who is likely weak, a plan', async ({
  page,
}) => {
  await open(page);
  await view(page, 'Tác hại', 'Con người');
  await expect(panel(page).getByRole('heading', { name: 'Bảng xếp hạng: tài hay may?' })).toBeVisible();

  await page.getByRole('button', { name: /^Tính khối lượng việc/ }).press('Enter');
  await expect(panel(page).getByRole('heading', { name: 'Người gọi: cần và có' })).toBeVisible(RUN);
  await expect(panel(page).getByText('Đang đo…')).toHaveCount(0, RUN);

  const began = Date.now();
  await page.getByRole('button', { name: /^Đo Đội gọi/ }).press('Enter');
  const said = panel(page).getByText(/^Đội gọi: một người-tháng thêm đáng .* lương đủ chi phí/);
  await expect(said).toBeVisible(RUN);
  await expect(panel(page).getByText('Đang đo…')).toHaveCount(0, RUN);
  console.log(`worth of a collector-month, ms: ${Date.now() - began}`);
  await expect(page.getByRole('button', { name: 'Đo kỹ hơn: Đội gọi' })).toBeFocused();

  // What is measured belongs to one plan: with another head-count it has to be measured anew.
  await expect(panel(page).getByText('Khả năng thật sự thuộc 1/4 yếu nhất').first()).toBeVisible();
  await expect(panel(page).getByText(/chừng .* tháng thì bù đủ|Thay không có lợi/)).toBeVisible();

  // “Thay 10 % yếu nhất mỗi quý có lợi không?”, on the plan's own days.
  await page.getByLabel('Nhìn xa').selectOption('180');
  await page.getByRole('button', { name: 'Chạy thử: thay và không thay' }).press('Enter');
  const verdict = /^(Thay (rõ|có lẽ|hay)|Chưa đủ rõ).* Xét theo thành tích đã trừ may rủi: thu ròng/;
  await expect(panel(page).getByText(verdict)).toBeVisible(RUN);
  await expect(page.getByRole('button', { name: 'Chạy kỹ hơn' })).toBeFocused();
  expect(await serious(page)).toEqual([]);

  await view(page, 'Tiền', 'Kế hoạch');
  const plan = panel(page).getByRole('textbox', { name: 'Kế hoạch thu mỗi tháng' });
  await plan.fill('9200');
  await plan.press('Enter');
  await settled(page);
  await expect(
    panel(page)
      .getByRole('cell', { name: /^(gần như chắc|có thể|khó)$/ })
      .first(),
  ).toBeVisible();
  expect(await serious(page)).toEqual([]);
});

test('by mouse alone: a second partner, a target, slices by lot, and indices with their luck, at 390 px', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await unfold(page, 'Đối tác');
  for (const place of [1, 2]) {
    await page.getByRole('button', { name: 'Thêm đối tác' }).click();
    await page.getByRole('button', { name: 'Giao từ ngày quá hạn 181' }).last().click();
    await expect(page.getByText('Số bước giao hồ sơ trong các lộ trình: 1.')).toHaveCount(place);
  }
  await settled(page);
  await page.getByRole('tab', { name: 'Đối tác', exact: true }).click();
  await page.getByRole('button', { name: 'Giao mỗi đối tác 5% danh mục ngẫu nhiên' }).click();
  await settled(page);
  await expect(panel(page).getByRole('rowheader', { name: /Đối tác 2 \(ngẫu nhiên\)/ })).toBeVisible();
  await expect(
    panel(page)
      .getByRole('cell', { name: /^\d,\d+ \(\d,\d+–\d,\d+\)/ })
      .first(),
  ).toBeAttached();
  const target = panel(page).getByRole('textbox', { name: 'Mục tiêu thu mỗi tháng: Đối tác 1', exact: true });
  await target.fill('100');
  // A click elsewhere takes what was typed.
  await panel(page).getByRole('heading').first().click();
  await settled(page);
  await expect(panel(page).getByRole('columnheader', { name: 'So với mục tiêu' })).toBeAttached();
  await page.getByLabel('Chia lượt giao tiếp theo').selectOption('theo chỉ số cùng cơ cấu');
  await expect(page.getByRole('textbox', { name: 'Xét lại sau mỗi' })).toHaveValue('3');
  await settled(page);
  await expect(panel(page).getByText(/chia lại sau mỗi 3 tháng/)).toBeVisible();
  expect(await serious(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
});
