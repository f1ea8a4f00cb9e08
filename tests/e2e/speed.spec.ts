import { expect, test, type Page } from '@playwright/test';

/**
 * Ceilings of the drag on a shared CI machine. The product's own are 100 ms (p95) and 50 ms; the numbers measured are
 * printed, and these only catch a preview that has stopped following.
 */
const DRAG_P95_MS = 2_500;
const LONG_TASK_MS = 500;

// Generous, because runs share the machine with whatever else runs there. Nobody uses the product under a tracer.
test.describe.configure({ timeout: 150_000 });
test.use({ trace: 'off' });

const headline = (page: Page) => page.getByRole('heading', { level: 1 });

/** On a shared CI machine; the product's own is 300 ms after load, and the numbers measured are printed. */
const WARM_RESULT_MS = 1_500;

/** Reloads and tells when the first curve stood on the page, in ms after the page had loaded. */
async function firstCurve(page: Page): Promise<number> {
  await page.addInitScript(() => {
    const look = () => {
      const shown = document.querySelector('path.line:not(.quiet)') !== null;
      if (shown) Object.assign(window, { shownAt: performance.now() });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.reload();
  await expect(headline(page)).toContainText('tỷ ₫');
  await page.waitForFunction(() => 'shownAt' in window);
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return (window as unknown as { shownAt: number }).shownAt - navigation.domContentLoadedEventEnd;
  });
}

test('a warm page shows a result at once', async ({ page }) => {
  await page.goto('/');
  await expect(headline(page)).toContainText('tỷ ₫');
  const wait = await firstCurve(page);
  console.log(`first curve ${wait.toFixed(0)} ms after the page has loaded, warm`);
  expect(wait).toBeLessThanOrEqual(WARM_RESULT_MS);
});

test('a warm page with luck of its own shows the first future it has computed soon', async ({ page }) => {
  await page.goto('/');
  await expect(headline(page)).toContainText('tỷ ₫');
  // No result is shipped for another seed: whatever is drawn after the reload has been computed here.
  await page.getByLabel('Mã ngẫu nhiên').fill('may-rui-khac');
  await page.getByLabel('Mã ngẫu nhiên').press('Enter');
  await expect(page.locator('[data-run="running"][data-settled="false"]')).toBeAttached();
  const wait = await firstCurve(page);
  console.log(`first computed future drawn ${wait.toFixed(0)} ms after the page has loaded, warm`);
  await expect(page.getByLabel('Mã ngẫu nhiên')).toHaveValue('may-rui-khac');
  expect(wait).toBeLessThanOrEqual(WARM_RESULT_MS);
});

test('the curve follows a drag and no task holds up the page', async ({ page }) => {
  await page.goto('/');
  await expect(headline(page)).toContainText('tỷ ₫');
  await page.getByLabel('Số tương lai').fill('6');
  await page.getByLabel('Số tương lai').press('Enter');
  await expect(page.locator('[data-run="idle"]')).toBeAttached({ timeout: 90_000 });
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.evaluate(() => {
    const seen = { waits: [] as number[], tasks: [] as number[] };
    Object.assign(window, { seen });
    const curve = () => document.querySelector('path.line:not(.quiet)')?.getAttribute('d');
    let last = curve();
    let since: number | undefined;
    document.addEventListener('input', () => (since ??= performance.now()), true);
    new MutationObserver(() => {
      const now = curve();
      if (now === last || since === undefined) return;
      last = now;
      seen.waits.push(performance.now() - since);
      since = undefined;
    }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['d'] });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.tasks.push(entry.duration);
    }).observe({ type: 'longtask' });
  });
  const box = (await page.getByRole('slider', { name: 'Nhân viên gọi điện', exact: true }).boundingBox())!;
  const y = box.y + box.height / 2;
  const start = box.x + 8 + ((box.width - 16) * 20) / 60;
  await page.mouse.move(start, y);
  await page.mouse.down();
  for (let i = 1; i <= 60; i += 1) {
    await page.mouse.move(start + i, y);
    await page.waitForTimeout(50);
  }
  const { waits, tasks } = await page.evaluate(
    () => (window as unknown as { seen: { waits: number[]; tasks: number[] } }).seen,
  );
  await page.mouse.up();
  waits.sort((a, b) => a - b);
  const p95 = waits[Math.floor(0.95 * waits.length)] ?? Infinity;
  const longest = Math.max(0, ...tasks);
  const middle = waits[Math.floor(waits.length / 2)] ?? Infinity;
  console.log(
    `drag: ${waits.length} curves, median ${middle.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms; ` +
      `${tasks.length} tasks over 50 ms, longest ${longest.toFixed(0)} ms`,
  );
  expect(waits.length).toBeGreaterThan(4);
  expect(p95).toBeLessThanOrEqual(DRAG_P95_MS);
  expect(longest).toBeLessThanOrEqual(LONG_TASK_MS);
});
