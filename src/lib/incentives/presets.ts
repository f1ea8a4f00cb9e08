import type { Text } from './kpi-events.ts';
import { leg, payScheme } from './scheme.ts';
import type { PayScheme } from './scheme.ts';

/** A scheme with its story: six that go wrong (D), six that go better (G). Append only. */
export interface SchemePreset {
  id: string;
  kind: 'disaster' | 'good';
  name: Text;
  /** What a room sees happen, and by which sign it can be told. */
  story: Text;
  /** What to try instead, or to watch. */
  lesson: Text;
  scheme: PayScheme;
}

const t = (vi: string, en: string): Text => ({ vi, en });
const CASH_AND_KEPT = { cash: 0.7, kept: 0.3 };

export const SCHEME_PRESETS: readonly SchemePreset[] = [
  {
    id: 'D1',
    kind: 'disaster',
    name: t('Đếm lời hứa', 'Counting promises'),
    story: t(
      'Phòng gọi bận rộn, biểu đồ lời hứa đi lên, nhưng tỷ lệ giữ lời rơi từ 55 % xuống còn khoảng một nửa và tiền đứng yên. Chỉ số đo rất tin cậy và công bằng, chỉ là đo sai việc.',
      'A busy floor and a rising promise chart, while the kept rate falls from 55 % to about half of that and cash stands still. Reliable and fair measurement of the wrong thing.',
    ),
    lesson: t('Trả theo tiền và lời hứa được giữ (G1).', 'Pay for cash and kept promises (G1).'),
    scheme: payScheme([leg({ ptp: 1 }, { slope: 0.35 })]),
  },
  {
    id: 'D2',
    kind: 'disaster',
    name: t('Doanh số thô', 'Gross cash'),
    story: t(
      'Tiền nhìn thấy cao nhất, khiếu nại gần gấp ba, nửa chênh lệch lương là do danh mục được giao. Nhân viên dồn vào người vốn sẽ trả; hồ sơ có thể lay chuyển bị bỏ lại.',
      'The highest visible cash, complaints nearly tripled, half of the pay differences come from the book one was given. Work goes to those who would pay anyway; those a call would move are left.',
    ),
    lesson: t(
      'Khoá danh sách, cửa chặn khiếu nại, chỉ tiêu theo giá trị kỳ vọng.',
      'Lock the list, gate complaints, set targets by expected value.',
    ),
    scheme: payScheme([leg({ cash: 1 }, { slope: 0.45 })]),
  },
  {
    id: 'D3',
    kind: 'disaster',
    name: t('Vách 120 %', 'The 120 % cliff'),
    story: t(
      'Một phần ba số ngày công nằm ở đoạn phẳng của đường thưởng. Người giỏi chạm mốc sớm rồi để dành tiền sang tháng sau; người giữ danh mục khó chưa bao giờ có cửa.',
      'A third of all collector-days lie on the flat part of the curve. The strong finish early and hold cash over to next month; those with hard books never were in play.',
    ),
    lesson: t('Trả theo bậc thoai thoải (G4).', 'Pay in graded steps (G4).'),
    scheme: payScheme([leg({ cash: 1 }, { jumps: [{ at: 1.2, amount: 0.6 }] })]),
  },
  {
    id: 'D4',
    kind: 'disaster',
    name: t('Đếm lượt ghé thăm', 'Counting visits'),
    story: t(
      'Quá nửa lượt ghé thăm không có thật: ai sẵn lòng khai khống thì khai gần hết, số còn lại không bao giờ. Lượt thăm tăng, tỷ lệ hiệu quả đứng yên, ảnh lặp lại.',
      'More than half of a visit a day is not real: those willing to fake do it almost all the time, the rest never. Visits rise, effective visits do not, photos repeat.',
    ),
    lesson: t(
      'Kiểm tra ngẫu nhiên 5–10 % kèm phạt, trả theo lượt hiệu quả.',
      'Audit 5–10 % at random with a fine; pay for effective visits.',
    ),
    scheme: payScheme([leg({ visit: 1 }, { slope: 0.35 })], { auditShare: 0, fine: 0 }),
  },
  {
    id: 'D5',
    kind: 'disaster',
    name: t('Vô địch lấy hết', 'Winner takes all'),
    story: t(
      '95 % không được gì. Danh sách thắng giải đổi ngẫu nhiên từng tháng, vì phần lớn thứ hạng là may rủi và danh mục; nhiều người nghỉ việc.',
      '95 % get nothing. The list of winners changes at random from month to month, since rank is mostly luck and book; many leave.',
    ),
    lesson: t(
      'Giải theo bậc cho 30 % đầu trong nhóm cùng trình độ, hoặc trả tuyến tính.',
      'Graded prizes for the top 30 % among equals, or straight pay.',
    ),
    scheme: payScheme([leg({ cash: 1 }, { scope: 'rank', topShare: 0.05, prize: 6 })]),
  },
  {
    id: 'D6',
    kind: 'disaster',
    name: t('Trần + nâng chỉ tiêu', 'Cap and ratchet'),
    story: t(
      'Bình lặng: không gian lận, không khiếu nại, không cố gắng. Chỉ tiêu nuốt mất năng lực, nên không còn thấy ai giỏi; mức đạt của mọi người dồn về 100 %.',
      'Quiet mediocrity: no gaming, no complaints, no effort. The target swallows skill, so that good people cannot be told; everybody’s attainment collapses to 100 %.',
    ),
    lesson: t(
      'Cố định cách tính chỉ tiêu; chỉ chặn trần phần may rủi.',
      'Freeze the target formula; cap windfalls only.',
    ),
    scheme: payScheme([leg({ cash: 1 }, { slope: 0.35, knots: [{ at: 1.1, change: -0.35 }] })], {
      ratchet: 0.5,
    }),
  },
  {
    id: 'G1',
    kind: 'good',
    name: t('70/30 tiền và lời hứa được giữ', '70/30 cash and kept promises'),
    story: t(
      'Bước nâng cấp đơn giản nhất, không cần mô hình: hết trò thổi phồng lời hứa và bớt nhiều việc chọn hồ sơ dễ.',
      'The simplest upgrade, without any model: promise games end and most cherry-picking does.',
    ),
    lesson: t('Vẫn bất công giữa các danh mục khó và dễ.', 'Still unfair between hard and easy books.'),
    scheme: payScheme([leg(CASH_AND_KEPT, { slope: 0.35 })], { gate: 2, tiltMax: 0.3 }),
  },
  {
    id: 'G2',
    kind: 'good',
    name: t('Tiền điều chỉnh độ khó', 'Difficulty-adjusted cash'),
    story: t(
      'Chỉ tiêu theo giá trị kỳ vọng của danh mục: lương không còn phụ thuộc việc được giao hồ sơ nào.',
      'Targets follow the expected value of the book: pay no longer depends on which accounts one was given.',
    ),
    lesson: t(
      'Tương quan với tổng giá trị trông thấp hơn, vì danh mục lớn tạo nhiều giá trị mà không phải công của nhân viên.',
      'Alignment with total value looks lower, since large books create value that is nobody’s merit.',
    ),
    scheme: payScheme([leg({ cash: 1 }, { slope: 0.35 })], {
      adjust: 'expectedValue',
      gate: 2,
      tiltMax: 0.3,
    }),
  },
  {
    id: 'G3',
    kind: 'good',
    name: t('Ghi công theo phần tăng thêm', 'Credit by uplift'),
    story: t(
      'Tiền được ghi công theo phần mà tác động tạo ra; nhân viên dồn sức đúng nơi cuộc gọi làm thay đổi kết quả.',
      'Cash counts by what working the account adds; people turn to where a call makes a difference.',
    ),
    lesson: t(
      'Phụ thuộc chất lượng mô hình và nhóm đối chứng ngẫu nhiên.',
      'Depends on the quality of the model and on a random hold-out.',
    ),
    scheme: payScheme([leg({ uplift: 1 }, { slope: 0.35 })], { credit: 'uplift', gate: 2, tiltMax: 1 }),
  },
  {
    id: 'G4',
    kind: 'good',
    name: t('Tăng tốc theo bậc, trần mềm', 'Graded accelerator, soft cap'),
    story: t(
      'Nỗ lực cao nhất: trả từ 60 % chỉ tiêu, nhanh hơn từ 100 %, thoải dần từ 140 %.',
      'The strongest effort: pay starts at 60 % of target, quickens at 100 % and flattens at 140 %.',
    ),
    lesson: t(
      'Theo dõi áp lực và nghỉ việc do quá sức; thêm khấu trừ 5–10 % lương cơ bản cho mỗi khiếu nại.',
      'Watch pressure and overwork; add a deduction of 5–10 % of base pay a complaint.',
    ),
    scheme: payScheme(
      [
        leg(CASH_AND_KEPT, {
          knots: [
            { at: 0.6, change: 0.55 },
            { at: 1, change: 0.35 },
            { at: 1.4, change: -0.8 },
          ],
        }),
      ],
      { adjust: 'expectedValue', gate: 2, tiltMax: 0.3 },
    ),
  },
  {
    id: 'G5',
    kind: 'good',
    name: t('Phiếu điểm thực địa 50/30/20, kiểm tra 10 %', 'Field scorecard 50/30/20 with 10 % audit'),
    story: t(
      'Mặc định cho đội thực địa: khai khống bằng không, và nhiều thước đo ít liên quan nhau làm phẳng may rủi.',
      'The default for the field: no fakes, and several weakly related measures average luck out.',
    ),
    lesson: t('Giữ kiểm tra đều và bất ngờ.', 'Keep audits steady and unforeseeable.'),
    scheme: payScheme([leg({ cash: 0.5, kept: 0.3, visit: 0.2 }, { slope: 0.38 })], {
      adjust: 'expectedValue',
      auditShare: 0.1,
      fine: 0.5,
      gate: 2,
      tiltMax: 0.3,
    }),
  },
  {
    id: 'G6',
    kind: 'good',
    name: t('70 % cá nhân + 30 % nhóm sáu người', '70 % own, 30 % team of six'),
    story: t(
      'Lương chênh nhau ít nhất, ít khiếu nại, nhưng phần nhóm chỉ tạo động lực bằng 1/n.',
      'The smallest pay differences and few complaints, but the team part motivates by 1/n only.',
    ),
    lesson: t(
      'Dùng khi công việc thật sự chung: thực địa bàn giao cho điện thoại, tìm lại liên lạc.',
      'For work that is truly joint: field and phone hand-over, tracing.',
    ),
    scheme: payScheme(
      [leg(CASH_AND_KEPT, { slope: 0.25 }), leg(CASH_AND_KEPT, { slope: 0.11, scope: 'team' })],
      { teamSize: 6, adjust: 'expectedValue', gate: 2, tiltMax: 0.3 },
    ),
  },
];

/** The preset of an id, or undefined. */
export function schemePreset(id: string): SchemePreset | undefined {
  return SCHEME_PRESETS.find((preset) => preset.id === id);
}
