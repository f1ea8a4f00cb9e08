import type { Page } from '@playwright/test';

/** Opens the panel with this title where it is folded, as it is on a narrow screen. */
export async function unfold(page: Page, title: string): Promise<void> {
  const fold = page.getByRole('heading', { name: title, exact: true }).getByRole('button');
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
}
