import { afterAll, expect, test } from 'vitest';
import { overwriteGetLocale } from '#locale';
import { switchLocale } from '../../state/locale.svelte.ts';
import { defaultScenario } from '../../state/presets.ts';
import { LAST_DAY, newCondition, newStep, NO_BOUND, STEP_CHANNELS } from '../../state/strategy.ts';
import { conditionText, OBSERVED_FIELDS, STEP_CLOCKS, stepPhrases, whenText } from './words.ts';

afterAll(() => overwriteGetLocale(() => 'vi'));

const balance = (min: number, max: number) =>
  conditionText({ kind: 'number', field: 'balance', min, max }, defaultScenario).replaceAll('\u00a0', ' ');

test.each(['vi', 'en'] as const)('every step, clock and condition has its own words in %s', (language) => {
  switchLocale(language);
  const spans = STEP_CLOCKS.flatMap((clock) =>
    [30, LAST_DAY].map((toDay) => stepPhrases({ ...newStep('sms'), clock, toDay })[0]),
  );
  expect(new Set(spans).size).toBe(2 * STEP_CLOCKS.length);
  const conditions = OBSERVED_FIELDS.map((field) =>
    conditionText(newCondition(defaultScenario, field), defaultScenario),
  );
  expect(new Set(conditions).size).toBe(OBSERVED_FIELDS.length);
  const steps = STEP_CHANNELS.map((channel) => stepPhrases(newStep(channel)).join(', '));
  for (const text of [...spans, ...conditions, ...steps])
    expect(text).not.toMatch(/undefined|NaN|[{}]|5[.,]000/);
});

test('amounts of a condition are exact, and said in the words of money', () => {
  switchLocale('vi');
  expect(balance(20_000_000, NO_BOUND)).toBe('dư nợ từ 20 triệu ₫ trở lên');
  expect(balance(0, 20_456_789)).toBe('dư nợ tối đa 20,456789 triệu ₫');
  expect(balance(5_000_000, 20_000_000)).toBe('dư nợ 5–20 triệu ₫');
  switchLocale('en');
  expect(balance(20_000_000, NO_BOUND)).toBe('balance 20 m ₫ or more');
});

test('a path says whom it takes: all, the rest, or who meets every condition', () => {
  switchLocale('vi');
  expect(whenText([], defaultScenario, false)).toBe('mọi hồ sơ');
  expect(whenText([], defaultScenario, true)).toBe('mọi hồ sơ còn lại');
  const segment = { kind: 'text', field: 'bookSegment', values: ['W'] } as const;
  expect(
    whenText([newCondition(defaultScenario, 'dpd'), { ...segment, values: ['W'] }], defaultScenario, true),
  ).toBe('quá hạn 31–60 ngày, phân khúc danh mục: Nợ đã xử lý rủi ro');
});

test('a calling step tells its ceilings and its offer', () => {
  switchLocale('vi');
  const step = { ...newStep('phone'), offer: { kind: 'settlement', discount: 0.125 } } as never;
  expect(stepPhrases(step)).toEqual([
    'quá hạn từ 4 ngày',
    '≤ 3 cuộc trong 7 ngày',
    '≤ 1 cuộc mỗi ngày',
    'nghỉ 3 ngày sau khi gặp',
    'giảm 12,5% nếu trả hết ngay',
  ]);
});
