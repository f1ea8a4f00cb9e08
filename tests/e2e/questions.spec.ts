import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

// Generous, because runs share the machine with whatever else runs there.
test.describe.configure({ timeout: 150_000 });

/** Walks with the Tab key until an element with this text has the focus. */
async function tabTo(page: Page, text: string) {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await page.locator(':focus').first().innerText()).trim() === text) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`“${text}” is not reached by Tab`);
}

const settled = (page: Page) => expect(page.locator('[data-run="idle"]')).toBeAttached({ timeout: 90_000 });

/** The figure on screen in a row of the answer, as a number. */
async function figure(page: Page, row: string): Promise<number> {
  const cell = page.getByRole('row', { name: row }).getByRole('cell').first();
  await expect(cell).toHaveText(/^[+−-]?\d/);
  return Number((await cell.innerText()).replace('−', '-').replace(',', '.').replace('%', ''));
}

async function sound(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
}

test.describe('in Vietnamese on a phone', () => {
  test.use({ locale: 'vi-VN', viewport: { width: 390, height: 844 } });
  test('a question is opened by keyboard alone, and its answer read from the first screen', async ({
    page,
  }) => {
    const title = 'Dư nợ lớn trước thì thua';
    await page.goto('/');
    // Twice: the second time its part of the page is there already, and must take the focus all the same.
    for (const again of [false, true]) {
      if (again) await page.keyboard.press('Control+z');
      await page.getByRole('button', { name: 'Thử một câu hỏi' }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      await tabTo(page, title);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: title })).toBeFocused();
      await settled(page);
    }
    const lost = await figure(page, 'Phần thu thêm bị mất vì xếp theo dư nợ');
    expect(lost).toBeGreaterThan(-46);
    expect(lost).toBeLessThan(-36);
    await tabTo(page, 'Xem: Phễu thu hồi');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Phễu thu hồi' })).toBeFocused();
    await sound(page);
  });
});

test.describe('in English on a wide screen', () => {
  test.use({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
  test('two questions one after the other by mouse alone: the answer, the view that shows it, back to one’s work', async ({
    page,
  }) => {
    const heading = (name: string) => page.getByRole('heading', { name });
    await page.goto('/');
    await page.getByRole('button', { name: 'Try a question' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Largest balance first loses' }).click();
    await expect(heading('Largest balance first loses')).toBeVisible();
    await settled(page);
    expect(await figure(page, 'Part of the gain lost by ordering by balance')).toBeLessThan(-36);

    await page.getByRole('button', { name: 'Other questions' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'The self-cure illusion' }).click();
    await expect(heading('The self-cure illusion')).toBeVisible();
    await settled(page);
    expect(await figure(page, 'Those owed to the calls')).toBeGreaterThan(800);
    await page.getByRole('button', { name: 'Show: Funnel' }).click();
    await expect(page.getByRole('tab', { name: 'Funnel' })).toBeInViewport();
    await expect(heading('From accounts to cash')).toBeVisible();
    await sound(page);

    for (let question = 0; question < 2; question += 1)
      await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('button', { name: 'Try a question' })).toBeVisible();
  });
});

test.describe('in English on a phone', () => {
  test.use({ locale: 'en-US', viewport: { width: 390, height: 844 } });
  test('a question by keyboard alone; the same work by mouse in Vietnamese on a wide screen', async ({
    page,
  }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Try a question' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await tabTo(page, 'Largest balance first loses');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Largest balance first loses' })).toBeFocused();
    await settled(page);
    expect(await figure(page, 'Part of the gain lost by ordering by balance')).toBeLessThan(-36);
    await tabTo(page, 'Show: Funnel');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Funnel' })).toBeFocused();
    await sound(page);

    await page.setViewportSize({ width: 1280, height: 800 });
    await page.locator('button[lang="vi"]').click();
    await settled(page);
    expect(await figure(page, 'Phần thu thêm bị mất vì xếp theo dư nợ')).toBeLessThan(-36);
    await page.getByRole('button', { name: 'Xem: Phễu thu hồi' }).click();
    await expect(page.getByRole('tab', { name: 'Phễu thu hồi' })).toBeInViewport();
    await sound(page);
  });
});
