import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import DifferencePlot from './DifferencePlot.svelte';
import DotPlot from './DotPlot.svelte';
import FanChart from './FanChart.svelte';

const money = { kind: 'money', currency: 'VND' } as const;
const values = Array.from({ length: 200 }, (_, i) => 20e9 + i * 1e7);
const rising = Array.from({ length: 90 }, (_, day) => (day + 1) * 1e8);
const fan = { mean: rising, bands: [0.8, 0.9, 0.95, 1, 1.05, 1.1, 1.2].map((k) => rising.map((v) => v * k)) };
const fanProps = {
  title: 'Recovered so far',
  sentence: 'Since the first day.',
  unit: money,
  days: 90,
  startDate: '2026-01-01',
  series: [{ label: 'A', tone: 'a' as const, fan, showBands: true }],
  fromZero: true,
  locale: 'en' as const,
};

test('the target line of a dot plot is a slider that counts the futures reaching it', async () => {
  let committed = 0;
  const oncommit = (target: number) => (committed = target);
  const words = { title: 'Plan', sentence: 'Fifty futures.', label: 'A', locale: 'en' } as const;
  // `target` is also an option of render, hence the props key.
  render(DotPlot, { props: { ...words, unit: money, tone: 'a', values, target: 21e9, oncommit } });
  const slider = page.getByRole('slider');
  await expect
    .element(slider)
    .toHaveAttribute('aria-valuetext', expect.stringContaining('25 of 50 reach it'));
  (slider.element() as SVGElement).focus();
  await userEvent.keyboard('{PageUp}{ArrowRight}');
  expect(committed).toBeGreaterThan(21e9);
  await expect.element(slider).not.toHaveAttribute('aria-valuetext', expect.stringContaining('25 of 50'));
  await userEvent.keyboard('{End}');
  await expect.element(slider).toHaveAttribute('aria-valuetext', expect.stringContaining('0 of 50 reach it'));
});

test('a fan is read day by day from the keyboard, with the range of 8 of 10 futures', async () => {
  render(FanChart, fanProps);
  const reader = page.getByRole('slider');
  (reader.element() as SVGElement).focus();
  await userEvent.keyboard('{Home}{ArrowRight}');
  await expect.element(reader).toHaveAttribute('aria-valuenow', '2');
  await expect.element(reader).toHaveAttribute('aria-valuetext', expect.stringContaining('2 Jan 2026. A: '));
  await expect.element(reader).toHaveAttribute('aria-valuetext', expect.stringContaining('8 of 10 futures'));
});

test('while numbers are renewed a fan fades and keeps its last drawing', async () => {
  const { container, rerender } = await render(FanChart, fanProps);
  const path = () => container.querySelector('path.line')?.getAttribute('d');
  await expect.poll(path).toBeTruthy();
  const before = path();
  await rerender({ ...fanProps, updating: true });
  expect(path()).toBe(before);
  expect(container.querySelector('figure')?.getAttribute('aria-busy')).toBe('true');
});

test('a locked axis stays when the numbers fall', async () => {
  const marks = (element: Element) =>
    [...element.querySelectorAll('text.tick')].map((tick) => tick.textContent);
  const { container, rerender } = await render(FanChart, { ...fanProps, yMax: 12e9 });
  const before = marks(container);
  const lower = { mean: rising.map((v) => v / 3), bands: fan.bands.map((band) => band.map((v) => v / 3)) };
  const series = [{ label: 'A', tone: 'a' as const, fan: lower, showBands: true }];
  await rerender({ ...fanProps, series, yMax: 12e9 });
  expect(marks(container)).toEqual(before);
  await rerender({ ...fanProps, series, yMax: undefined });
  expect(marks(container)).not.toEqual(before);
});

test('every chart carries its numbers as a table', async () => {
  render(FanChart, fanProps);
  await page.getByText('Table').click();
  await expect.element(page.getByRole('rowheader', { name: 'Mar 2026' })).toBeVisible();
  await expect.element(page.getByRole('columnheader', { name: 'A, 8 of 10 futures' })).toBeVisible();
});

test('a copy of a plan shows no difference rather than fifty dots', async () => {
  render(DifferencePlot, {
    title: 'Copy',
    sentence: 'The same plan twice.',
    unit: money,
    differences: new Array(200).fill(0),
    a: { label: 'today', tone: 'baseline' },
    b: { label: 'A', tone: 'a' },
    locale: 'en',
  });
  await expect.element(page.getByText('No difference in any future')).toBeVisible();
});
