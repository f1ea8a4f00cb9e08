/**
 * Rule presets: what the law lets a collector do, as dated data. Not legal advice: a preset must be verified with
 * counsel. `limit` is what the engine enforces; a rule without one concerns acts that the model never generates.
 */
export type RuleClass = 'HARD' | 'CAP' | 'WINDOW' | 'GATE' | 'AUDIT';

export type RuleLimit =
  /** Calls and messages to one debtor in a calendar day. */
  | { kind: 'touchesPerDay'; most: number }
  /** Calls to one account in any seven consecutive days. */
  | { kind: 'callsPerSevenDays'; most: number }
  /** Days without a call after the right party was reached, the day of the conversation included. */
  | { kind: 'quietDaysAfterContact'; days: number }
  /** Days of the week (Monday first) on which nobody is called, and public holidays. */
  | { kind: 'quietWeekdays'; weekdays: readonly boolean[]; holidays: boolean }
  /** Hours of the debtor's day, in minutes, outside of which nobody is called or visited. */
  | { kind: 'hours'; from: number; to: number }
  /** A score may be used only for debtors who agreed to be scored. */
  | { kind: 'scoringConsent' }
  /** No new claim once so many days have passed without payment since the debt fell due. */
  | { kind: 'limitation'; days: number }
  /** Debts may not be given to a firm of this legal form. */
  | { kind: 'bannedForm'; form: 'thirdPartyCollection' }
  /** A debtor who declares hardship is left alone for so many days, and no interest accrues. */
  | { kind: 'breathingSpace'; days: number };

export interface Rule {
  id: string;
  class: RuleClass;
  text: { vi: string; en: string };
  source: { vi: string; en: string };
  url?: string;
  /** First and last day in force (ISO); open where absent. */
  from?: string;
  to?: string;
  limit?: RuleLimit;
}

/** Presets a scenario may name. `none` enforces nothing. */
export const RULE_PRESETS = ['none', 'VN-2026', 'US-RegF', 'UK-CONC7', 'IN-RBI'] as const;
export type RulePreset = (typeof RULE_PRESETS)[number];

const MON_TO_SAT = [false, false, false, false, false, false, true] as const;

export const RULES: Record<RulePreset, readonly Rule[]> = {
  none: [],
  'VN-2026': [
    {
      id: 'VN-1',
      class: 'CAP',
      text: {
        vi: 'Nhắc nợ tối đa 5 lần mỗi ngày, gộp mọi kênh',
        en: 'At most 5 reminders a day, all channels together',
      },
      source: { vi: 'Thông tư 18/2019/TT-NHNN', en: 'Circular 18/2019/TT-NHNN' },
      url: 'https://thuvienphapluat.vn/van-ban/tien-te-ngan-hang/Thong-tu-18-2019-TT-NHNN-sua-doi-Thong-tu-43-2016-TT-NHNN-cho-vay-tieu-dung-409941.aspx',
      from: '2020-01-01',
      limit: { kind: 'touchesPerDay', most: 5 },
    },
    {
      id: 'VN-2',
      class: 'WINDOW',
      text: {
        vi: 'Chỉ nhắc nợ từ 7 giờ đến 21 giờ',
        en: 'Reminders between 07:00 and 21:00 only',
      },
      source: { vi: 'Thông tư 18/2019/TT-NHNN', en: 'Circular 18/2019/TT-NHNN' },
      from: '2020-01-01',
      limit: { kind: 'hours', from: 420, to: 1_260 },
    },
    {
      id: 'VN-3',
      class: 'HARD',
      text: {
        vi: 'Không nhắc nợ người không có nghĩa vụ trả nợ',
        en: 'No reminders to people who do not owe the debt',
      },
      source: { vi: 'Thông tư 18/2019/TT-NHNN', en: 'Circular 18/2019/TT-NHNN' },
      from: '2020-01-01',
    },
    {
      id: 'VN-4',
      class: 'HARD',
      text: { vi: 'Không đe dọa', en: 'No threats' },
      source: { vi: 'Thông tư 43/2016/TT-NHNN, Điều 7', en: 'Circular 43/2016/TT-NHNN, Art. 7' },
    },
    {
      id: 'VN-7',
      class: 'HARD',
      text: {
        vi: 'Cấm kinh doanh dịch vụ đòi nợ; mua bán nợ và ủy quyền cho hãng luật thì được',
        en: 'Collecting for a fee is banned; debt sale and law-firm mandates are not',
      },
      source: {
        vi: 'Luật Đầu tư 61/2020/QH14, Điều 6 khoản 1 điểm h',
        en: 'Law on Investment 61/2020/QH14, Art. 6(1)(h)',
      },
      from: '2021-01-01',
      limit: { kind: 'bannedForm', form: 'thirdPartyCollection' },
    },
    {
      id: 'VN-10',
      class: 'GATE',
      text: {
        vi: 'Chỉ chấm điểm người đã đồng ý; người khác xếp cuối khi ưu tiên theo điểm',
        en: 'Score only those who agreed; others rank last under a score rule',
      },
      source: { vi: 'Luật 91/2025/QH15, Điều 27', en: 'Law 91/2025/QH15, Art. 27' },
      url: 'https://vneconomy.vn/ngan-hang-co-trach-nhiem-bao-ve-du-lieu-ca-nhan-nhay-cam-cua-khach-hang.htm',
      from: '2026-01-01',
      limit: { kind: 'scoringConsent' },
    },
    {
      id: 'VN-12',
      class: 'GATE',
      text: {
        vi: 'Thời hiệu khởi kiện 3 năm kể từ khi biết quyền bị xâm phạm; trả một phần nợ thì tính lại từ đầu',
        en: 'Claims within 3 years of the breach; a part payment starts the period anew',
      },
      source: {
        vi: 'Bộ luật Dân sự 91/2015/QH13, Điều 429 và 157',
        en: 'Civil Code 91/2015/QH13, Art. 429 and 157',
      },
      limit: { kind: 'limitation', days: 1095 },
    },
  ],
  'US-RegF': [
    {
      id: 'US-1',
      class: 'CAP',
      text: {
        vi: 'Tối đa 7 cuộc gọi trong 7 ngày liên tiếp cho mỗi khoản nợ',
        en: 'At most 7 calls within 7 consecutive days for a debt',
      },
      source: { vi: '12 CFR 1006.14(b)(2)(i)(A)', en: '12 CFR 1006.14(b)(2)(i)(A)' },
      url: 'https://law.lawstack.com/cfr/12/1006.14/',
      from: '2021-11-30',
      limit: { kind: 'callsPerSevenDays', most: 7 },
    },
    {
      id: 'US-2',
      class: 'CAP',
      text: {
        vi: 'Sau khi nói chuyện được, không gọi trong 7 ngày (tính cả ngày nói chuyện)',
        en: 'After a conversation no call for 7 days, its own day counted',
      },
      source: { vi: '12 CFR 1006.14(b)(2)(i)(B)', en: '12 CFR 1006.14(b)(2)(i)(B)' },
      from: '2021-11-30',
      limit: { kind: 'quietDaysAfterContact', days: 7 },
    },
    {
      id: 'US-4',
      class: 'WINDOW',
      text: {
        vi: 'Chỉ gọi từ 8 giờ đến 21 giờ theo giờ của người nợ',
        en: 'Calls between 08:00 and 21:00, consumer time',
      },
      source: { vi: '12 CFR 1006.6(b)(1)', en: '12 CFR 1006.6(b)(1)' },
      from: '2021-11-30',
      limit: { kind: 'hours', from: 480, to: 1_260 },
    },
  ],
  'UK-CONC7': [
    {
      id: 'UK-1',
      class: 'CAP',
      text: {
        vi: 'Tần suất hợp lý; giới hạn đặt ở đây là 3 cuộc mỗi tuần (do công ty tự đặt, không phải con số trong luật)',
        en: 'Reasonable frequency; set here at 3 calls a week (a firm’s own figure, not one of the rulebook)',
      },
      source: { vi: 'FCA Handbook CONC 7.3, 7.9', en: 'FCA Handbook CONC 7.3, 7.9' },
      url: 'https://handbook.fca.org.uk/handbook/CONC/7/3.html',
      limit: { kind: 'callsPerSevenDays', most: 3 },
    },
    {
      id: 'UK-2',
      class: 'GATE',
      text: {
        vi: 'Khoảng lặng (Breathing Space): người khai khó khăn không bị nhắc nợ và không tính lãi trong 60 ngày',
        en: 'Breathing Space: no demand and no interest for 60 days after hardship is declared',
      },
      source: {
        vi: 'Quy định hoãn nợ 2020 của Anh (SI 2020/1311)',
        en: 'Debt Respite Scheme Regulations 2020 (SI 2020/1311)',
      },
      url: 'https://www.ukfinance.org.uk/area-of-expertise/cards/debt-respite-scheme-faq',
      from: '2021-05-04',
      limit: { kind: 'breathingSpace', days: 60 },
    },
  ],
  'IN-RBI': [
    {
      id: 'IN-1',
      class: 'WINDOW',
      text: { vi: 'Chỉ gọi từ 8 giờ đến 19 giờ', en: 'Calls between 08:00 and 19:00 only' },
      source: { vi: 'Ngân hàng Dự trữ Ấn Độ, tháng 8/2022', en: 'Reserve Bank of India, August 2022' },
      limit: { kind: 'hours', from: 480, to: 1_140 },
    },
    {
      id: 'IN-2',
      class: 'WINDOW',
      text: {
        vi: 'Không gọi Chủ nhật và ngày lễ (thông lệ thận trọng, không phải con số trong luật)',
        en: 'No calls on Sundays and holidays (a prudent habit, not a figure of the law)',
      },
      source: { vi: 'Giả định thiết kế', en: 'Design assumption' },
      limit: { kind: 'quietWeekdays', weekdays: MON_TO_SAT, holidays: true },
    },
  ],
};

/** The rules of a preset that are in force on `date` (ISO) and not switched off. */
export function rulesInForce(preset: RulePreset, off: readonly string[], date: string): Rule[] {
  return RULES[preset].filter(
    (rule) =>
      !off.includes(rule.id) &&
      (rule.from === undefined || rule.from <= date) &&
      (rule.to === undefined || date <= rule.to),
  );
}
