import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { unfold } from './unfold.ts';

// Generous, because runs share the machine with whatever else runs there.
test.describe.configure({ timeout: 180_000 });
test.use({ viewport: { width: 390, height: 844 }, contextOptions: { reducedMotion: 'reduce' } });
const RUN = { timeout: 120_000 };

const law = (page: Page) => page.locator('[data-kind="law"]');
const rule = (page: Page, id: string) => law(page).getByRole('listitem').filter({ hasText: id });
const complaints = (page: Page) => page.locator('[data-kpi="complaints"]');

/** Opens the sandbox with few futures, so that full runs are short. */
async function open(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('tỷ ₫');
  await unfold(page, 'May rủi');
  await page.getByLabel('Số tương lai').fill('6');
  await page.getByLabel('Số tương lai').press('Enter');
  await expect(page.locator('[data-run="idle"]')).toBeAttached(RUN);
  await unfold(page, 'Luật');
}

/** Goes on by Tab until something has the focus, within a few stops. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let stop = 0; stop < 8; stop += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('the focus never came to it');
}

test('a rule is switched off and on again by keyboard, and the page says how to see its price', async ({
  page,
}) => {
  await open(page);
  await expect(law(page)).toContainText('không phải tư vấn pháp lý');
  await expect(rule(page, 'VN-4')).toContainText('Mô hình không bao giờ làm điều này.');
  await expect(rule(page, 'VN-4').getByRole('switch')).toHaveCount(0);
  const consent = page.getByRole('switch', { name: 'Áp dụng VN-10' });
  await page.getByRole('combobox', { name: 'Bộ luật' }).focus();
  await tabTo(page, consent);
  await expect(consent).toBeChecked();
  await page.keyboard.press('Space');
  await expect(consent).not.toBeChecked();
  await expect(rule(page, 'VN-10')).toContainText(
    'Đang tắt: so với hiện tại sẽ thấy luật này tốn bao nhiêu.',
  );
  await expect(page.getByRole('button', { name: 'Bỏ thay đổi: Luật' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(consent).toBeChecked();
  await expect(page.getByRole('button', { name: 'Bỏ thay đổi: Luật' })).toHaveCount(0);
});

test('under another country’s law more calls are held back, and more people complain', async ({ page }) => {
  await open(page);
  const preset = page.getByRole('combobox', { name: 'Bộ luật' });
  await preset.focus();
  await page.keyboard.press('ArrowDown');
  await expect(preset).toHaveValue('US-RegF');
  for (const [name, most] of [
    ['Cuộc gọi mỗi hồ sơ', '14'],
    ['Số cuộc tối đa mỗi ngày', '9'],
  ] as const) {
    const slider = page.getByRole('slider', { name, exact: true });
    await slider.focus();
    await page.keyboard.press('End');
    await expect(slider).toHaveValue(most);
  }
  await expect(rule(page, 'US-2')).toContainText(
    /[1-9][\d.,]*(\snghìn)? lượt bị giữ lại, trị giá [1-9].*\s₫/,
    RUN,
  );
  await expect(complaints(page).locator('b.harm')).toHaveText(/^\+/, RUN);
  await expect(complaints(page)).toContainText('hiện tại');
  const why = complaints(page).locator('summary');
  await why.focus();
  await page.keyboard.press('Enter');
  await expect(complaints(page)).toContainText('gấp 3 lần từ cuộc thứ 4 trong một ngày');

  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});
