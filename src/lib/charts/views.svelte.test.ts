import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import GroupTable from './GroupTable.svelte';
import Lines from './Lines.svelte';
import { monthPeriods } from './periods.ts';
import RollFlow from './RollFlow.svelte';
import StackedMonths from './StackedMonths.svelte';

const words = { title: 'A title', sentence: 'One sentence.', locale: 'en' as const, tone: 'a' as const };

test('a flow is read bucket by bucket from the keyboard, with today beside it', async () => {
  render(RollFlow, {
    ...words,
    period: 'month',
    from: [
      { label: 'B0 1–9', short: 'B0' },
      { label: 'B1 from 10', short: 'B1' },
    ],
    to: [
      { label: 'cured', short: 'cured', rank: -1 },
      { label: 'B0 1–9', short: 'B0', rank: 0 },
      { label: 'B1 from 10', short: 'B1', rank: 1 },
    ],
    matrix: [
      [70, 10, 20],
      [20, 0, 80],
    ],
    ghost: {
      label: 'today',
      matrix: [
        [60, 20, 20],
        [10, 0, 90],
      ],
    },
    amounts: ['100 accounts', '200 accounts'],
  });
  const reader = page.getByRole('slider');
  (reader.element() as HTMLElement).focus();
  await userEvent.keyboard('{End}');
  await expect
    .element(reader)
    .toHaveAttribute(
      'aria-valuetext',
      'B1 from 10, 200 accounts a month: B1 from 10 80% (today 90%); cured 20% (today 10%).',
    );
  await userEvent.keyboard('{ArrowUp}');
  await expect
    .element(reader)
    .toHaveAttribute('aria-valuetext', expect.stringContaining('cured 70% (today 60%)'));
});

test('lines are read position by position, and a line that has ended is not read', async () => {
  render(Lines, {
    ...words,
    lines: [
      { label: 'long', tone: 'a', values: [0, 1, 2] },
      { label: 'short', tone: 'baseline', values: [0, 5, null] },
    ],
    positions: [0, 1, 2],
    names: ['start', 'one', 'two'],
    ticks: [{ at: 0, label: '0' }],
    rowHead: 'When',
    write: String,
  });
  const reader = page.getByRole('slider');
  (reader.element() as SVGElement).focus();
  await userEvent.keyboard('{Home}{ArrowRight}');
  await expect.element(reader).toHaveAttribute('aria-valuetext', 'one. long: 1; short: 5');
  await userEvent.keyboard('{End}');
  await expect.element(reader).toHaveAttribute('aria-valuetext', 'two. long: 2');
});

test('stacked months have their sums as a table and leave out parts that are nothing', async () => {
  render(StackedMonths, {
    ...words,
    unit: { kind: 'count' },
    periods: monthPeriods('2026-01-01', 59, false, 'en'),
    parts: [
      { label: 'own', values: [310, 280] },
      { label: 'never', values: [0, 0] },
    ],
    ghost: { label: 'today', values: [300, 300] },
  });
  await page.getByText('Table').click();
  await expect.element(page.getByRole('row', { name: 'Feb 2026 280 280 300' })).toBeVisible();
  await expect.element(page.getByRole('columnheader', { name: 'never' })).not.toBeInTheDocument();
});

test('a group table says which number is today’s', async () => {
  render(GroupTable, {
    ...words,
    label: 'A',
    ghostLabel: 'today',
    rowHead: 'Bucket',
    columns: [{ label: 'Accounts', bars: true }],
    rows: [{ label: 'B0', cells: [{ value: 3, text: '3' }], ghost: [{ value: 4, text: '4' }] }],
  });
  await expect.element(page.getByRole('cell', { name: '3 today 4' })).toBeVisible();
});
