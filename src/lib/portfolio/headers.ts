/** What a tape column can mean. `account_id`, `balance` and one of `dpd`, `months_past_due` are required. */
export const FIELDS = [
  'account_id',
  'balance',
  'dpd',
  'months_past_due',
  'product',
  'region',
  'instalment',
  'principal',
  'score',
  'last_payment_date',
] as const;

export type Field = (typeof FIELDS)[number];

/** Columns whose cells are numbers and may need column evidence to be read. */
export const NUMERIC_FIELDS = [
  'balance',
  'dpd',
  'months_past_due',
  'instalment',
  'principal',
  'score',
] as const;
export type NumericField = (typeof NUMERIC_FIELDS)[number];

/** Header names seen on Vietnamese and English exports; compared after `normaliseHeader`. */
const NAMES: Record<Field, readonly string[]> = {
  account_id: [
    'account_id',
    'account',
    'account no',
    'account number',
    'acct id',
    'loan id',
    'loan number',
    'contract',
    'contract id',
    'contract no',
    'contract number',
    'agreement no',
    'id',
    'mã tài khoản',
    'số tài khoản',
    'mã hợp đồng',
    'số hợp đồng',
    'mã khoản vay',
    'số khoản vay',
    'mã hồ sơ',
    'số hồ sơ',
    'mã khế ước',
    'số HĐ',
    'mã HĐ',
  ],
  balance: [
    'balance',
    'outstanding',
    'outstanding balance',
    'current balance',
    'total outstanding',
    'total balance',
    'amount outstanding',
    'debt',
    'total debt',
    'statement balance',
    'os balance',
    'dư nợ',
    'số dư',
    'số dư nợ',
    'tổng dư nợ',
    'dư nợ hiện tại',
    'dư nợ còn lại',
    'tổng nợ',
    'số tiền nợ',
    'tổng số tiền nợ',
  ],
  dpd: [
    'dpd',
    'days past due',
    'days overdue',
    'overdue days',
    'days late',
    'day past due',
    'số ngày quá hạn',
    'ngày quá hạn',
    'số ngày trễ hạn',
    'số ngày trễ',
    'ngày trễ hạn',
    'số ngày chậm trả',
    'SNQH',
  ],
  months_past_due: [
    'months past due',
    'month past due',
    'mpd',
    'months overdue',
    'overdue months',
    'months late',
    'số tháng quá hạn',
    'tháng quá hạn',
    'số kỳ quá hạn',
    'kỳ quá hạn',
    'số kỳ trễ hạn',
    'số tháng trễ hạn',
  ],
  product: [
    'product',
    'product name',
    'product type',
    'loan type',
    'loan product',
    'sản phẩm',
    'tên sản phẩm',
    'loại sản phẩm',
    'mã sản phẩm',
    'loại vay',
    'loại khoản vay',
    'hình thức vay',
  ],
  region: [
    'region',
    'area',
    'zone',
    'province',
    'city',
    'territory',
    'khu vực',
    'vùng',
    'miền',
    'vùng miền',
    'tỉnh',
    'tỉnh thành',
    'tỉnh thành phố',
    'địa bàn',
  ],
  instalment: [
    'instalment',
    'installment',
    'monthly instalment',
    'monthly installment',
    'instalment amount',
    'installment amount',
    'emi',
    'monthly payment',
    'minimum payment',
    'min payment',
    'minimum due',
    'số tiền trả góp',
    'trả góp',
    'trả góp hàng tháng',
    'tiền trả hàng tháng',
    'số tiền trả hàng tháng',
    'số tiền mỗi kỳ',
    'tiền kỳ',
    'số tiền kỳ',
    'gốc lãi hàng tháng',
    'thanh toán tối thiểu',
  ],
  principal: [
    'principal',
    'principal balance',
    'outstanding principal',
    'principal outstanding',
    'gốc',
    'nợ gốc',
    'dư nợ gốc',
    'gốc còn lại',
    'số dư gốc',
    'tiền gốc',
  ],
  score: [
    'score',
    'collection score',
    'behaviour score',
    'behavior score',
    'credit score',
    'điểm',
    'điểm số',
    'điểm tín dụng',
    'điểm thu hồi',
  ],
  last_payment_date: [
    'last payment date',
    'last paid date',
    'date of last payment',
    'last payment',
    'last paid',
    'ngày thanh toán cuối',
    'ngày thanh toán gần nhất',
    'ngày trả cuối',
    'ngày trả gần nhất',
    'ngày trả nợ gần nhất',
    'ngày thanh toán cuối cùng',
  ],
};

/** Lower case, marks and đ folded to plain letters, everything but letters and digits dropped. */
export function normaliseHeader(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

const BY_NAME = new Map<string, Field>();
for (const field of FIELDS) for (const name of NAMES[field]) BY_NAME.set(normaliseHeader(name), field);

/** The field a header names, or undefined. A unit in brackets, as in “Dư nợ (VND)”, is ignored. */
export function recogniseHeader(text: string): Field | undefined {
  return (
    BY_NAME.get(normaliseHeader(text)) ?? BY_NAME.get(normaliseHeader(text.replace(/[([].*?[)\]]/g, '')))
  );
}

/** Which column holds what: `columns.balance === 2` is the third cell of each row. */
export type ColumnMap = Partial<Record<Field, number>>;

/** Maps a header row. The first column of a name wins; further ones are listed in `repeated`. */
export function mapHeaders(cells: readonly string[]): { columns: ColumnMap; repeated: Field[] } {
  const columns: ColumnMap = {};
  const repeated: Field[] = [];
  cells.forEach((cell, index) => {
    const field = recogniseHeader(cell);
    if (!field) return;
    if (columns[field] === undefined) columns[field] = index;
    else repeated.push(field);
  });
  return { columns, repeated };
}
