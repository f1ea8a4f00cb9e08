import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { unfold } from './unfold.ts';

/** JavaScript that may be loaded before the first result, gzipped: the product's budget. */
const SCRIPT_BUDGET_BYTES = 250_000;
// Generous, because runs share the machine with whatever else runs there.
test.describe.configure({ timeout: 150_000 });
const RUN = { timeout: 90_000 };

const people = (page: Page) => page.getByRole('slider', { name: 'Nhân viên gọi điện', exact: true });
const headline = (page: Page) => page.getByRole('heading', { level: 1 });
const settled = (page: Page) => page.locator('[data-run="idle"]');
/** Marks of the large chart's value axis. */
const axis = (page: Page) => page.locator('figure').first().locator('text.tick').allTextContents();

/** Opens the sandbox with few futures, so that full runs are short. */
async function open(page: Page, futures = 6): Promise<void> {
  await page.goto('/');
  await expect(headline(page)).toContainText('tỷ ₫');
  await unfold(page, 'May rủi');
  await page.getByLabel('Số tương lai').fill(String(futures));
  await page.getByLabel('Số tương lai').press('Enter');
  await expect(settled(page)).toBeAttached(RUN);
  await page.evaluate(() => window.scrollTo(0, 0));
}

/** Moves the pointer along a slider from its value to another; calls back while it is held. */
async function drag(page: Page, from: number, to: number, held: () => Promise<void>): Promise<void> {
  const slider = people(page);
  const box = (await slider.boundingBox())!;
  const x = (value: number) => box.x + 8 + ((box.width - 16) * value) / 60;
  const y = box.y + box.height / 2;
  await page.mouse.move(x(from), y);
  await page.mouse.down();
  await page.mouse.move(x(to), y, { steps: 30 });
  await held();
  await page.mouse.up();
}

test('a newcomer drags a lever: the curve follows, the axis stays, the verdict comes after', async ({
  page,
}) => {
  await open(page);
  const before = await headline(page).textContent();
  const marks = await axis(page);
  await expect(page.getByText('Kéo tay nắm tròn')).toBeVisible();
  await drag(page, 20, 35, async () => {
    await expect(headline(page)).not.toHaveText(before!);
    expect(await axis(page)).toEqual(marks);
    await expect(page.locator('figure').first().getByText('hiện tại')).toBeVisible();
    await expect(page.locator('[data-verdict]')).toHaveCount(0);
  });
  await expect(page.locator('[data-verdict]').first()).toBeVisible(RUN);
  const verdicts = await page.locator('[data-verdict]').allTextContents();
  expect(new Set(verdicts).size, 'headline and comparison say the same').toBe(1);
  await expect(page.getByRole('heading', { name: 'Đã đổi gì' })).toBeVisible();
  await page.getByRole('button', { name: 'Bỏ thay đổi: Nhân viên gọi điện' }).click();
  await expect(people(page)).toHaveValue('20');
  await expect(headline(page)).toHaveText(before!);
});

test('the same by keyboard, with undo and redo', async ({ page }) => {
  await open(page);
  await people(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(people(page)).toHaveValue('21');
  await page.keyboard.press('PageUp');
  await expect(people(page)).toHaveValue('31');
  const handle = page.getByRole('slider', { name: 'Số nhân viên gọi của phương án A' });
  await handle.focus();
  await page.keyboard.press('ArrowUp');
  await expect(handle).toHaveAttribute('aria-valuetext', '32 người');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(people(page)).toHaveValue('20');
  await page.getByRole('button', { name: 'Làm lại' }).click();
  await expect(people(page)).toHaveValue('21');
});

test('a typed value outside its range is refused with the range, and nothing changes', async ({ page }) => {
  await open(page);
  const box = page.getByRole('textbox', { name: 'Nhân viên gọi điện, gõ số' });
  await box.fill('5000');
  await box.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Gõ một số từ 0 đến 1.000.');
  await expect(people(page)).toHaveValue('20');
  await box.fill('25');
  await box.press('Enter');
  await expect(people(page)).toHaveValue('25');
});

test('a difference that does not matter is called no winner everywhere', async ({ page }) => {
  await open(page);
  await people(page).focus();
  await page.keyboard.press('ArrowRight');
  const margin = page.getByLabel('Thu ròng khác từ bao nhiêu thì đáng kể?');
  await margin.fill('5');
  await margin.press('Enter');
  await expect(page.locator('[data-verdict]').first()).toHaveText('coi như bằng nhau', RUN);
  await expect(headline(page)).toContainText('coi như ngang hiện tại');
  await expect(page.locator('b.good, b.warn')).toHaveCount(0);
});

test('switching the language keeps the work, and a reload keeps the edits', async ({ page }) => {
  await open(page);
  await people(page).focus();
  await page.keyboard.press('PageUp');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(headline(page)).toContainText('In 8 of 10 futures plan A recovers');
  await expect(page.getByRole('slider', { name: 'Phone collectors', exact: true })).toHaveValue('30');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('slider', { name: 'Phone collectors', exact: true })).toHaveValue('30');
  await expect(page.getByLabel('Futures')).toHaveValue('6');
});

test('stored work that cannot be read is said, and the page starts', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('recovery-sandbox.work', '{"share":'));
  await page.goto('/');
  await expect(page.getByText('Không đọc được phần việc đã lưu')).toBeVisible();
  await expect(headline(page)).toContainText('tỷ ₫');
});

test('the shipped first result is replaced by the same numbers', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto('/');
  await expect(headline(page)).toContainText('tỷ ₫', { timeout: 10_000 });
  // All that is drawn from a result; the editors beside it are loaded meanwhile.
  const drawn = page.locator('#plan > :not(.work), #plan .sight');
  const before = await drawn.allTextContents();
  expect(before.length).toBeGreaterThan(4);
  await expect(settled(page)).toBeAttached({ timeout: 220_000 });
  expect(await drawn.allTextContents()).toEqual(before);
});

test('a view opened before the run is done waits for it instead of failing', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto('/');
  await expect(headline(page)).toContainText('tỷ ₫');
  for (const name of ['Phễu thu hồi', 'Hồ sơ chờ', 'Tác hại', 'Theo thời gian']) {
    await page.getByRole('tab', { name, exact: true }).click();
    await expect(page.getByRole('tabpanel', { name, exact: true })).not.toBeEmpty();
  }
  expect(errors).toEqual([]);
});

test('the first result needs no more script than its budget', async ({ page }) => {
  const scripts: Promise<[string, number]>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js') && !pathname.includes('/workers/'))
      scripts.push(response.body().then((body) => [pathname, gzipSync(body).length]));
  });
  await page.goto('/');
  await expect(headline(page)).toContainText('tỷ ₫');
  const sizes = new Map(await Promise.all(scripts));
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  console.log(`script before the first result: ${(total / 1000).toFixed(0)} kB gzip in ${sizes.size} files`);
  expect(total).toBeLessThanOrEqual(SCRIPT_BUDGET_BYTES);
});

for (const { name, width, scheme } of [
  { name: 'wide and light', width: 1280, scheme: 'light' },
  { name: 'a phone, dark', width: 390, scheme: 'dark' },
] as const) {
  test(`axe finds nothing serious, and nothing runs off the side: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await open(page);
    await people(page).focus();
    await page.keyboard.press('PageUp');
    await expect(page.locator('[data-verdict]').first()).toBeVisible(RUN);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
      [],
    );
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

test('on a phone a small curve stays in sight while a lever is used', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await people(page).scrollIntoViewIfNeeded();
  await people(page).focus();
  await expect(page.locator('.mini.shown')).toBeVisible();
});

test('on a phone the panels are folded, and open by key, by the index, by a link and by a search', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await expect(headline(page)).toContainText('tỷ ₫');
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(4_000);
  const fold = (name: string) => page.getByRole('heading', { name, exact: true }).getByRole('button');
  const luck = page.locator('#luck');
  await expect(luck).toContainText('mã tet-2027 · 200 tương lai');

  // By key; what is refused inside is told on the fold, and what was typed is still there.
  await fold('May rủi').press('Enter');
  await page.getByLabel('Số tương lai').fill('0');
  await fold('May rủi').press('Enter');
  await expect(page.getByLabel('Số tương lai')).toBeHidden();
  await expect(luck.getByText('Có chỗ cần sửa')).toBeVisible();
  await fold('May rủi').press('Enter');
  await expect(page.getByLabel('Số tương lai')).toHaveValue('0');
  await expect(page.getByRole('alert')).toBeVisible();

  // The index comes right after the bar, before the page, and shows itself to the keyboard.
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.getByRole('button', { name: 'Chia sẻ' }).focus();
  await page.keyboard.press('Tab');
  await expect(page.locator('summary', { hasText: 'Đi tới' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Luật', exact: true }).press('Enter');
  await expect(fold('Luật')).toHaveAttribute('aria-expanded', 'true');
  await expect(fold('Luật')).toBeInViewport();

  // By a link in a view, and as a search of the page would.
  await page.getByRole('tab', { name: 'Đối tác', exact: true }).click();
  await page.getByRole('link', { name: 'Thêm trong bảng Đối tác' }).click();
  await expect(page.getByRole('button', { name: 'Thêm đối tác' })).toBeInViewport();
  await page.locator('#assumptions [hidden]').dispatchEvent('beforematch');
  await expect(fold('Giả định')).toHaveAttribute('aria-expanded', 'true');
});
