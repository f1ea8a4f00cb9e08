import { expect, test } from 'vitest';
import { mapHeaders, recogniseHeader } from './headers.ts';

test.each([
  ['account_id', 'account_id'],
  ['Số hợp đồng', 'account_id'],
  ['SO HOP DONG', 'account_id'],
  ['so_hop_dong', 'account_id'],
  ['Dư nợ (VND)', 'balance'],
  ['du no', 'balance'],
  ['Outstanding  Balance', 'balance'],
  ['Số ngày quá hạn', 'dpd'],
  ['Days-Past-Due', 'dpd'],
  ['so thang qua han', 'months_past_due'],
  ['Sản phẩm', 'product'],
  ['Khu vực', 'region'],
  ['Số tiền trả hàng tháng', 'instalment'],
  ['Nợ gốc', 'principal'],
  ['Điểm', 'score'],
  ['Ngày thanh toán cuối', 'last_payment_date'],
])('recognises “%s” as %s', (header, field) => {
  expect(recogniseHeader(header)).toBe(field);
});

test('Vietnamese letters typed as base letter and combining mark are the same header', () => {
  expect(recogniseHeader('Số hợp đồng'.normalize('NFD'))).toBe('account_id');
});

test('the first column of a name wins and the second is reported', () => {
  expect(mapHeaders(['Balance', 'note', 'Dư nợ', 'dpd'])).toEqual({
    columns: { balance: 0, dpd: 3 },
    repeated: ['balance'],
  });
});
