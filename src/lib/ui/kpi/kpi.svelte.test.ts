import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { DEFAULT_BEHAVIOUR, type CostEvidence } from '#incentives';
import { switchLocale } from '../state/locale.svelte.ts';
import OwnEvidence from './OwnEvidence.svelte';

const box = (name: string) => page.getByRole('textbox', { name });
const use = () => page.getByRole('button', { name: 'Dùng cho xưởng KPI' });

beforeEach(() => switchLocale('vi'));

test('own evidence gives a cost with a range, and changes nothing before it is pressed', async () => {
  const onevidence = vi.fn();
  render(OwnEvidence, { props: { onevidence } });
  await expect.element(page.getByText(/Nỗ lực đắt gấp 2,\d+ lần giả định/)).toBeVisible();
  expect(onevidence).not.toHaveBeenCalled();
  await use().click();
  const { effortCost, low, high } = onevidence.mock.calls[0]![0] as CostEvidence;
  expect(effortCost).toBeGreaterThan(1.5 * DEFAULT_BEHAVIOUR.effortCost);
  expect(low).toBeLessThan(effortCost);
  expect(high).toBeGreaterThan(effortCost);
});

test('a change that effort cannot explain is said and cannot be used', async () => {
  render(OwnEvidence, { props: { onevidence: () => {} } });
  await box('Kết quả mỗi người đổi').fill('-20');
  (box('Kết quả mỗi người đổi').element() as HTMLInputElement).blur();
  await expect.element(page.getByText(/Không mức nỗ lực nào/)).toBeVisible();
  await expect.element(use()).toBeDisabled();
});
