import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';

// Simulations run in earnest here: a slow machine gets the time it needs.
test.describe.configure({ timeout: 180_000 });

/** Waits for a finished run: the run state names the futures and no longer offers to stop. */
async function finished(page: Page): Promise<void> {
  await expect(page.locator('h1')).toContainText('tương lai');
  await expect(page.getByRole('button', { name: 'Dừng' })).toHaveCount(0, { timeout: 90_000 });
}

async function shareLink(page: Page, { note = '', proven = true } = {}): Promise<string> {
  await page.getByRole('button', { name: 'Chia sẻ' }).click();
  const dialog = page.getByRole('dialog');
  if (note) await dialog.getByLabel('Ghi chú').fill(note);
  if (proven) await expect(dialog.getByText('dấu vân tay của kết quả')).toBeVisible();
  const link = await dialog.getByLabel('Liên kết').inputValue();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return link;
}

async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 800 } });
  return context.newPage();
}

/** Another seed gives other numbers: something of one’s own. Few futures keep the journey short. */
async function changeSeed(page: Page, seed: string): Promise<void> {
  for (const [label, value] of [
    ['Số tương lai', '5'],
    ['Mã ngẫu nhiên', seed],
  ] as const) {
    const field = page.getByLabel(label).first();
    await field.fill(value);
    await field.press('Enter');
  }
}

test('a link opened in a fresh browser gives exactly the same numbers, and says so', async ({
  page,
  browser,
}) => {
  await page.goto('.');
  await changeSeed(page, 'lien-ket');
  await finished(page);
  const headline = await page.locator('h1').innerText();
  const link = await shareLink(page, { note: 'Xem <b>phương án A</b> <script>alert(1)</script>' });
  expect(link.length).toBeLessThan(1_000);

  const other = await freshPage(browser);
  const asked: string[] = [];
  other.on('request', (request) => asked.push(request.url()));
  await other.goto(link);
  await expect(other.getByText('Tái lập chính xác.')).toBeVisible({ timeout: 90_000 });
  await finished(other);
  expect(await other.locator('h1').innerText()).toBe(headline);
  await expect(other.getByText('<script>alert(1)</script>')).toBeVisible();
  expect(other.url()).not.toContain('s=');
  const token = link.split('#s=')[1]!;
  expect(asked.filter((url) => url.includes(token.slice(0, 40)))).toEqual([]);
  await other.context().close();
});

test('own work is never replaced without asking, and undo brings it back', async ({ page, browser }) => {
  await page.goto('.');
  await changeSeed(page, 'cua-nguoi-khac');
  await finished(page);
  const link = await shareLink(page);

  const other = await freshPage(browser);
  await other.goto(new URL('.', link).href);
  await changeSeed(other, 'cua-toi');
  await finished(other);
  const token = link.split('#')[1]!;
  await other.evaluate((hash) => (window.location.hash = hash), token);
  const dialog = other.getByRole('dialog');
  await expect(dialog).toContainText('cua-nguoi-khac');
  const { violations } = await new AxeBuilder({ page: other }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await dialog.getByRole('button', { name: 'Giữ phương án của tôi' }).click();
  await expect(other.getByLabel('Mã ngẫu nhiên').first()).toHaveValue('cua-toi');

  await other.evaluate((hash) => (window.location.hash = hash), token);
  await dialog.getByRole('button', { name: 'Mở', exact: true }).click();
  await expect(other.getByLabel('Mã ngẫu nhiên').first()).toHaveValue('cua-nguoi-khac');
  await expect(other.getByText('Tái lập chính xác.')).toBeVisible({ timeout: 90_000 });
  await other.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(other.getByLabel('Mã ngẫu nhiên').first()).toHaveValue('cua-toi');
  await other.context().close();
});

test('each damaged link is refused with its own reason, and the work stays untouched', async ({
  page,
  browser,
}) => {
  await page.goto('.');
  const token = (await shareLink(page, { proven: false })).split('#s=')[1]!;
  const changed = token.slice(0, 40) + (token[40] === 'A' ? 'B' : 'A') + token.slice(41);
  const cases: [string, RegExp][] = [
    [`./#s=${token.slice(0, -10)}`, /Liên kết bị cắt: chỉ còn .* trên .* ký tự/],
    [`./#s=${changed}`, /mã kiểm tra không khớp/],
    [`./?s=${token.slice(0, 30)}`, /Liên kết bị cắt/],
    ['./#s=', /Không thấy liên kết hay mã nào/],
    [`./#s=${'A'.repeat(33_000)}`, /quá lớn .*tối đa 32.000 ký tự/],
  ];
  for (const [address, message] of cases) {
    const other = await freshPage(browser);
    await other.goto(new URL(address, page.url()).href);
    const dialog = other.getByRole('dialog');
    await expect(dialog).toContainText(message, { timeout: 20_000 });
    await expect(dialog).toContainText('vẫn nguyên vẹn');
    await dialog.getByRole('button', { name: 'Đóng' }).click();
    await expect(other.locator('h1')).toContainText('tương lai');
    await other.context().close();
  }
});

test('a file with a value out of range names the field and its range; what is sound is shown', async ({
  page,
}) => {
  await page.goto('.');
  await page.getByRole('button', { name: 'Chia sẻ' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải tệp .json' }).click();
  const stream = await (await download).createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  const state = JSON.parse(Buffer.concat(parts).toString('utf8'));
  state.scenarios[1].scenario.behaviour.buckets[3].contactRate = 1.7;
  state.scenarios[0].scenario.name.vi = '<script>document.title="taken"</script>';
  await page.keyboard.press('Escape');

  await page.goto('data');
  const open = async (name: string, text: string) =>
    page
      .getByLabel('Mở tệp .json')
      .last()
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text, 'utf8') });
  await open('sua.json', JSON.stringify(state));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(
    'Gặp đúng người mỗi lượt gọi (nhóm quá hạn thứ 4, kịch bản thứ 2) là 170%, ngoài khoảng cho phép. Cho phép: từ 0% đến 100%.',
  );
  await expect(dialog).toContainText('<script>document.title="taken"</script>');
  expect(await page.title()).not.toBe('taken');
  await dialog.getByRole('button', { name: 'Đóng' }).click();

  await open('hong.json', '{"format":1,');
  await expect(dialog).toContainText('nội dung hỏng ở ký tự thứ 12');
});

test('the dialog keeps the focus, has no serious finding, and Escape gives the focus back', async ({
  page,
}) => {
  await page.goto('.');
  const button = page.getByRole('button', { name: 'Chia sẻ' });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(
      () => document.activeElement === document.body || !!document.activeElement?.closest('dialog'),
    );
    expect(inside).toBe(true);
  }
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
});
