import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { unfold } from './unfold.ts';

// Generous, because runs share the machine with whatever else runs there.
test.describe.configure({ timeout: 150_000 });
const RUN = { timeout: 90_000 };

const headline = (page: Page) => page.getByRole('heading', { level: 1 });
const panel = (page: Page) =>
  page.locator('section', { has: page.getByRole('heading', { name: 'Chiến lược', exact: true }) });
const newStep = (page: Page) => panel(page).getByRole('combobox', { name: 'Bước mới' }).first();
const step = (page: Page, name: RegExp) => panel(page).getByRole('button', { name });

/** Opens the sandbox with few futures, so that full runs are short. */
async function open(page: Page): Promise<void> {
  await page.goto('/');
  await expect(headline(page)).toContainText('tỷ ₫');
  await unfold(page, 'May rủi');
  await page.getByLabel('Số tương lai').fill('6');
  await page.getByLabel('Số tương lai').press('Enter');
  await expect(page.locator('[data-run="idle"]')).toBeAttached(RUN);
  await unfold(page, 'Chiến lược');
  await expect(newStep(page)).toBeVisible();
}

test('by keyboard alone, “Zalo every 7 days” is added, the result moves, and the work survives a reload', async ({
  page,
}) => {
  await open(page);
  const before = await headline(page).textContent();
  await newStep(page).focus();
  await page.keyboard.type('Zalo');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const zalo = step(page, /^Sửa bước 3, Zalo: quá hạn 1–90 ngày, mỗi 7 ngày/);
  await expect(zalo).toBeFocused();
  await expect(page.locator('[data-verdict]').first()).toBeVisible(RUN);
  await expect(headline(page)).not.toHaveText(before!);
  await expect(page.getByRole('button', { name: 'Bỏ thay đổi: Lộ trình tác động' })).toBeVisible();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(step(page, /^Sửa bước 2, Zalo/)).toBeFocused();
  await page.reload();
  await expect(step(page, /^Sửa bước 2, Zalo/)).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(
    page.getByRole('button', { name: /^Edit step 2, Zalo: 1–90 days past due, every 7 days/ }),
  ).toBeVisible();
});

test('a step is dragged into another path, and one undo brings it back', async ({ page }) => {
  await open(page);
  await panel(page).getByRole('button', { name: 'Thêm lộ trình cho một nhóm hồ sơ' }).click();
  const lists = panel(page).getByRole('list', { name: /^Các bước của lộ trình/ });
  const counts = async () => [
    await lists.nth(0).getByRole('listitem').count(),
    await lists.nth(1).getByRole('listitem').count(),
  ];
  expect(await counts()).toEqual([2, 2]);
  const grip = lists.nth(0).locator('.grip').nth(1);
  await grip.scrollIntoViewIfNeeded();
  const from = (await grip.boundingBox())!;
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  const to = (await lists.nth(1).getByRole('listitem').nth(0).boundingBox())!;
  await page.mouse.move(to.x + 40, to.y + 6, { steps: 8 });
  await page.mouse.up();
  await expect(step(page, /^Sửa bước 1, SMS/)).toBeFocused();
  expect(await counts()).toEqual([1, 3]);
  await page.keyboard.press('Control+z');
  expect(await counts()).toEqual([2, 2]);
});

for (const { name, width, scheme } of [
  { name: 'wide and light', width: 1280, scheme: 'light' },
  { name: 'a phone, dark', width: 390, scheme: 'dark' },
] as const) {
  test(`every editor open: axe finds nothing serious, and nothing runs off the side, ${name}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await open(page);
    await panel(page).getByRole('combobox', { name: 'Gọi ai trước' }).selectOption('ownFormula');
    await panel(page).getByRole('button', { name: 'Thêm lộ trình cho một nhóm hồ sơ' }).click();
    await newStep(page).selectOption('field');
    await panel(page)
      .getByRole('button', { name: /^Thêm bước/ })
      .first()
      .click();
    await panel(page).getByRole('button', { name: 'Thêm đội thực địa' }).click();
    const first = panel(page).getByRole('textbox', { name: 'Từ ngày' });
    await first.fill('9999');
    await first.press('Enter');
    await expect(panel(page).getByRole('alert')).toHaveText('Từ ngày: gõ một số nguyên từ 0 đến 60.');
    // Numbers of an earlier plan are faded while the new ones are computed.
    await expect(page.locator('[data-run="idle"]')).toBeAttached(RUN);
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
