import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

// Generous, because runs share the machine with whatever else runs there.
test.describe.configure({ timeout: 150_000 });

/** D-2 as a reader meets it: its name, the row that answers it, and what is asked for the list of questions. */
const READERS = [
  {
    name: 'in Vietnamese on a phone',
    use: { locale: 'vi-VN', viewport: { width: 390, height: 844 } },
    list: 'Thử một câu hỏi',
    title: 'Dư nợ lớn trước thì thua',
    answer: 'Phần thu thêm bị mất vì xếp theo dư nợ',
  },
  {
    name: 'in English on a wide screen',
    use: { locale: 'en-US', viewport: { width: 1280, height: 800 } },
    list: 'Try a question',
    title: 'Largest balance first loses',
    answer: 'Part of the gain lost by ordering by balance',
  },
] as const;

/** Walks with the Tab key until an element with this text has the focus. */
async function tabTo(page: Page, text: string) {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await page.locator(':focus').first().innerText()).trim() === text) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`“${text}” is not reached by Tab`);
}

for (const { name, use, list, title, answer } of READERS)
  test.describe(name, () => {
    test.use(use);
    test('a question is opened by keyboard alone, and its answer read from the first screen', async ({
      page,
    }) => {
      await page.goto('/');
      await page.getByRole('button', { name: list }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      await tabTo(page, title);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: title })).toBeFocused();
      await expect(page.locator('[data-run="idle"]')).toBeAttached({ timeout: 90_000 });
      const cell = page.getByRole('row', { name: answer }).getByRole('cell').first();
      await expect(cell).toHaveText(/^[−-]\d/);
      const lost = Number((await cell.innerText()).replace('−', '-').replace(',', '.').replace('%', ''));
      expect(lost).toBeGreaterThan(-46);
      expect(lost).toBeLessThan(-36);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      const { violations } = await new AxeBuilder({ page }).include('main').analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    });
  });
