import { readFileSync, writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const panel = readFileSync(new URL('../../scenarios/data/card-panel-2005.csv', import.meta.url), 'utf8');

/** The cards past due in July 2005, as a bank would export them. */
function cardBook(): string {
  const rows = panel
    .trim()
    .split('\n')
    .map((line) => line.split(','))
    .filter(([, month, , overdue]) => month === '2005-07' && Number(overdue) > 0)
    .map(([id, , , overdue, balance]) => `${id};${overdue};${balance}`);
  return ['Số thẻ;Số tháng quá hạn;Dư nợ (NT$)', ...rows].join('\r\n').replace('Số thẻ', 'Mã hồ sơ');
}

async function choose(page: Page, name: string, text: string): Promise<void> {
  const buffer = Buffer.from(text, 'utf8');
  await page.getByLabel('Chọn tệp CSV').last().setInputFiles({ name, mimeType: 'text/csv', buffer });
}

/** A figure of the strip under the drop zone, as a number. */
async function figure(page: Page, name: string): Promise<number> {
  const text = await page.locator('.figures div', { hasText: name }).locator('dd').first().innerText();
  return Number(text.replaceAll('.', ''));
}

async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
}

test('the card book, imported as a file, becomes the book of the plans and shows its recovery curve', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto('data');
  await choose(page, 'the-dai-loan.csv', cardBook());
  await expect(page.getByText('Danh mục để mô phỏng')).toBeVisible();
  expect(await figure(page, 'Dòng đã đọc')).toBe(4_213);
  expect(await figure(page, 'Hồ sơ giữ lại')).toBe(4_088);
  expect(await figure(page, 'Dòng bỏ ra')).toBe(125);
  await expect(page.getByText('Dư nợ là 0: không còn nợ để thu.').first()).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  await page
    .getByLabel('Hành vi khách nợ và phương án lấy từ')
    .selectOption({ label: 'Thẻ tín dụng Đài Loan 2005' });
  await expect(page.getByText('Số tiền trong tệp được hiểu là TWD.')).toBeVisible();
  await page.getByRole('button', { name: 'Dùng và xem đường thu hồi' }).click();

  await expect(page).toHaveURL(/\/$/);
  await expect(page.locator('h1')).toContainText('NT$', { timeout: 90_000 });
  await expect(page.locator('#plan svg').first()).toBeVisible();

  await page.keyboard.press('Control+z');
  await expect(page.locator('h1')).toContainText('₫');
});

test('bad rows are told by row and column with the allowed range, in both languages; good rows are kept', async ({
  page,
}) => {
  await page.goto('data');
  const fixture = readFileSync(new URL('../fixtures/tapes/bad-rows.csv', import.meta.url), 'utf8');
  await choose(page, 'bad-rows.csv', fixture);
  const errors = page.getByRole('region', { name: 'Chỗ cần xem lại' }).last();
  await expect(errors.getByRole('row', { name: '3 Dư nợ Dư nợ là 0' })).toContainText(
    'Cho phép: từ 1 đến 40.000.000.000.',
  );
  await page.getByRole('button', { name: 'English' }).click();
  const english = page.getByRole('region', { name: 'What to look at' }).last();
  await expect(english.getByRole('row', { name: '5 Days past due' })).toContainText('Allowed: 1 to 5,000.');
  await expect(page.locator('.figures')).toContainText('of 16 rows');
});

test('the same tape read with marks as text, a script in a product name included, stays text', async ({
  page,
}) => {
  await page.goto('data');
  const hostile = '<img src=x onerror=document.title="taken">';
  const rows = Array.from({ length: 40 }, (_, i) => `A${i},1000000,${10 + i},"${hostile}"`);
  await choose(page, 'hostile.csv', ['account_id,balance,dpd,product', ...rows].join('\n'));
  await expect(page.getByText(hostile).first()).toBeVisible();
  expect(await page.title()).not.toBe('taken');
});

test('200,000 rows are read with progress while the page stays alive', async ({ page }, testInfo) => {
  await page.goto('data');
  const rows = Array.from(
    { length: 200_000 },
    (_, i) => `HD${i};${1_000_000 + i};${1 + (i % 300)};Vay tiền mặt`,
  );
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      entryTypes: ['longtask'],
    });
  });
  // From disk, as people do: a buffer would be carried through the page's own thread by the test.
  const path = testInfo.outputPath('200k.csv');
  writeFileSync(path, ['ma_ho_so;du_no;so_ngay_qua_han;san_pham', ...rows].join('\n'));
  const begin = Date.now();
  await page.getByLabel('Chọn tệp CSV').last().setInputFiles(path);
  await expect(page.getByText('Danh mục để mô phỏng')).toBeVisible({ timeout: 30_000 });
  const seconds = (Date.now() - begin) / 1_000;
  expect(await figure(page, 'Hồ sơ giữ lại')).toBe(200_000);
  const longest = await page.evaluate(() => Math.max(0, ...(window as unknown as { tasks: number[] }).tasks));
  console.log(`200,000 rows in ${seconds.toFixed(1)} s; longest task of the page ${longest.toFixed(0)} ms`);
  expect(seconds).toBeLessThan(15);
  expect(longest).toBeLessThan(250);
});

test('an Excel workbook is told how to become a CSV file', async ({ page }) => {
  await page.goto('data');
  await page
    .getByLabel('Chọn tệp CSV')
    .last()
    .setInputFiles({ name: 'book.xlsx', mimeType: '', buffer: Buffer.from([0x50, 0x4b, 3, 4, 20, 0]) });
  await expect(page.getByRole('alert')).toContainText('CSV UTF-8');
});

test('reading a tape sends nothing anywhere', async ({ page }) => {
  await page.goto('data');
  await expect(page.getByText('không gửi đi đâu')).toBeVisible();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' || !request.url().includes('/_app/')) sent.push(request.url());
  });
  await choose(page, 'a.csv', 'id,balance,dpd\nA1,1000000,40\n');
  await expect(page.getByText('Danh mục để mô phỏng')).toBeVisible();
  expect(sent.filter((url) => !url.startsWith('blob:'))).toEqual([]);
});

test('the model page lists every assumption with its grade and proves the model on this machine', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto('model');
  await expect(page.getByRole('heading', { name: 'Mô hình không nói' })).toBeVisible();
  expect(await page.locator('td .grade').count()).toBeGreaterThan(40);
  const roll = page.getByRole('region', { name: 'Không ai tác động' });
  await expect(roll.getByRole('row')).toHaveCount(8);
  await expect(page.getByText('Lệch ở đâu, vì sao')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Chạy kiểm tra' }).click();
  await expect(page.getByRole('button', { name: 'Chạy lại' })).toBeVisible({ timeout: 150_000 });
  const [passed, of] = (await page.locator('.bar strong').innerText()).match(/\d+/g)!.map(Number);
  expect(of).toBeGreaterThan(20);
  expect(passed).toBe(of);
});
