import { readFile } from 'node:fs/promises';
import { expect, test, type Browser, type Page } from '@playwright/test';

// Simulations run in earnest here, on one worker too: a slow machine gets the time it needs.
test.describe.configure({ timeout: 480_000 });
const RUN = { timeout: 120_000 };

/** Enough for several batches a worker, and for a run that can be stopped on its way. */
const FUTURES = '8';
const SEED = 'dau-van-tay';

/** Workers of the pool by the cores a browser tells: one a core, one core left to the page above two. */
const WORKERS = [
  { cores: 1, workers: 1 },
  { cores: 2, workers: 2 },
  { cores: 4, workers: 3 },
];

/** A fresh browser that claims `cores` cores, its futures and seed set, and plan A with ten people more than today. */
async function start(browser: Browser, cores: number): Promise<Page> {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript((told) => {
    Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => told });
  }, cores);
  await page.goto('/');
  await type(page, 'Số tương lai', FUTURES);
  await page.getByRole('slider', { name: 'Nhân viên gọi điện', exact: true }).focus();
  await page.keyboard.press('PageUp');
  await type(page, 'Mã ngẫu nhiên', SEED);
  return page;
}

async function type(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label).first();
  await field.fill(value);
  await field.press('Enter');
}

const finished = (page: Page) => expect(page.locator('[data-run="idle"]')).toBeAttached(RUN);

/** Digests of the finished plans, as the share dialog writes them to its file. */
async function digests(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'Chia sẻ' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('dấu vân tay của kết quả')).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Tải tệp .json' }).click(),
  ]);
  const shared = JSON.parse(await readFile(await file.path(), 'utf8')) as Record<string, unknown>;
  expect(shared).toMatchObject({ seed: SEED, replications: Number(FUTURES) });
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return shared.digests as string[];
}

test('one, two and three workers give the same digests, and so does a run that was stopped', async ({
  browser,
}) => {
  const seen: string[][] = [];
  for (const { cores, workers } of WORKERS) {
    const page = await start(browser, cores);
    await finished(page);
    expect(page.workers().length, `workers on ${cores} cores`).toBe(workers);
    seen.push(await digests(page));
    await page.context().close();
  }

  const page = await start(browser, 4);
  await page.getByRole('button', { name: 'Dừng' }).click();
  await expect(page.getByText(`/${FUTURES} tương lai`)).toContainText('Đã dừng ở');
  await page.getByRole('button', { name: 'Chạy tiếp' }).click();
  await finished(page);
  seen.push(await digests(page));
  await page.context().close();

  const [one] = seen;
  expect(one, 'today and plan A, which differ').toHaveLength(2);
  expect(new Set(one).size).toBe(2);
  console.log(`digests on 1, 2 and 3 workers, and stopped and run again: ${seen.map(String).join(' | ')}`);
  expect(seen).toEqual([one, one, one, one]);
});
