/** What can be counted, summed or timed about accounts, collectors, teams and partners. KPIs are made of these and nothing else. */

export interface Text {
  vi: string;
  en: string;
}

export type EventUnit = 'count' | 'money' | 'seconds';

export interface KpiEvent {
  name: Text;
  unit: EventUnit;
  /** Whether a future of the simulator produces it. A KPI that needs one that is not is a definition only. */
  simulated: boolean;
  /** The events of which each of these is one: a share of them cannot exceed 100 %. */
  partOf?: readonly string[];
}

const t = (vi: string, en: string): Text => ({ vi, en });
const count = (vi: string, en: string, simulated: boolean, partOf?: readonly string[]): KpiEvent => ({
  name: t(vi, en),
  unit: 'count',
  simulated,
  partOf,
});
const money = (vi: string, en: string, simulated: boolean, partOf?: readonly string[]): KpiEvent => ({
  name: t(vi, en),
  unit: 'money',
  simulated,
  partOf,
});
const seconds = (vi: string, en: string, simulated: boolean, partOf?: readonly string[]): KpiEvent => ({
  name: t(vi, en),
  unit: 'seconds',
  simulated,
  partOf,
});

export const KPI_EVENTS = {
  accounts: count('hồ sơ được giao', 'assigned accounts', true),
  accountMonths: count('hồ sơ-tháng', 'account-months', true),
  collectorDays: count('ngày làm việc của nhân viên', 'collector-days', true),
  collectors: count('nhân sự bình quân', 'average headcount', true),
  attempts: count('lượt gọi', 'attempts', true),
  accountsTouched: count('hồ sơ đã được gọi', 'accounts attempted', true, ['accounts']),
  contacts: count('lượt gặp được người nghe', 'contacts', true, ['attempts']),
  rightParty: count('lượt gặp đúng người vay', 'right-party contacts', true, ['contacts', 'attempts']),
  secondsWorked: seconds('thời gian gọi và xử lý', 'talk and wrap-up time', true, ['secondsAvailable']),
  secondsAvailable: seconds('thời gian đăng nhập', 'logged time', true),
  promises: count('lời hứa trả', 'promises', true, ['rightParty', 'contacts']),
  promisesDue: count('lời hứa đến hạn', 'promises due', true, ['promises']),
  promisesKept: count('lời hứa được giữ', 'promises kept', true, ['promisesDue', 'promises']),
  promisesBroken: count('lời hứa bị thất hứa', 'promises broken', true, ['promisesDue', 'promises']),
  promisedAmount: money('số tiền hứa trả', 'promised amount', true),
  promiseCash: money('tiền thu theo lời hứa', 'cash on promises', true, ['cash']),
  unpromptedCash: money('tiền khách tự trả', 'unprompted cash', true, ['cash']),
  cash: money('tiền thu được', 'cash collected', true),
  placedBalance: money('dư nợ được giao', 'placed balance', true),
  expectedCash: money('tiền kỳ vọng theo đặc điểm hồ sơ', 'cash expected from account features', true),
  cures: count('hồ sơ về nhóm tốt hơn', 'accounts moved to a better bucket', true, ['accounts']),
  cured: count('hồ sơ khôi phục', 'cured accounts', true, ['accounts']),
  redefaults: count('hồ sơ quá hạn lại trong 90 ngày', 'cured accounts overdue again within 90 days', true, [
    'cured',
  ]),
  rolledBalance: money('dư nợ chuyển nhóm xấu hơn', 'balance that rolled on', true, ['placedBalance']),
  complaints: count('khiếu nại', 'complaints', true),
  directCost: money('chi phí trực tiếp', 'direct cost', true),
  totalCost: money('tổng chi phí', 'total cost', true),
  variablePay: money('lương biến đổi', 'variable pay', true),
  leavers: count('nhân viên nghỉ việc', 'leavers', true, ['collectors']),
  visitsPlanned: count('lượt ghé thăm theo kế hoạch', 'planned visits', false),
  visits: count('lượt ghé thăm', 'visits', false),
  visitsInWindow: count(
    'lượt ghé thăm đúng kế hoạch, check-in hợp lệ',
    'planned visits with a valid check-in in time',
    false,
    ['visitsPlanned'],
  ),
  fieldDays: count('ngày đi thực địa', 'field days', false),
  visitRecordsOnTime: count('hồ sơ ghé thăm ghi trong 2 giờ', 'visit records within 2 hours', false, [
    'visits',
  ]),
  recordsAudited: count('hồ sơ ghé thăm được kiểm tra', 'visit records audited', false, ['visits']),
  recordsConfirmed: count('hồ sơ được xác nhận đúng', 'audited records confirmed', false, ['recordsAudited']),
  visitsEffective: count(
    'lượt gặp khách hoặc có thông tin mới đã xác minh',
    'visits that met the debtor or verified new facts',
    false,
    ['visits'],
  ),
  accountsLost: count('hồ sơ mất liên lạc', 'lost accounts', false, ['accounts']),
  accountsTraced: count('hồ sơ tìm lại được liên lạc', 'lost accounts traced', false, ['accountsLost']),
  qaPointsPassed: count('điểm chất lượng đạt', 'quality points passed', false, ['qaPoints']),
  qaPoints: count('điểm chất lượng tối đa', 'quality points', false),
  criticalErrors: count('lỗi tuân thủ nghiêm trọng', 'critical compliance errors', false),
  complaintsClosed: count('khiếu nại xử lý đúng hạn', 'complaints closed in time', false, ['complaints']),
  filesReturned: count('hồ sơ đối tác hoàn trả', 'files returned by partners', false),
  filesComplete: count('hồ sơ hoàn trả đầy đủ', 'returned files that are complete', false, ['filesReturned']),
  feedbackDue: count('phản hồi đến hạn', 'feedback items due', false),
  feedbackOnTime: count('phản hồi gửi đúng hạn', 'feedback items sent in time', false, ['feedbackDue']),
  findings: count('phát hiện đã gửi', 'findings submitted', false),
  findingsAccepted: count('phát hiện được chấp nhận', 'findings accepted', false, ['findings']),
  hardshipEligible: count('hồ sơ đủ điều kiện hỗ trợ', 'accounts eligible for relief', false, ['accounts']),
  hardshipOffered: count('hồ sơ được đề nghị hỗ trợ', 'eligible accounts offered relief', false, [
    'hardshipEligible',
  ]),
  discount: money('tiền miễn giảm', 'settlement discount', false),
  discountWasted: money('miễn giảm cho người vẫn sẽ trả', 'discount to those who would have paid', false, [
    'discount',
  ]),
  fieldsUpdated: count('trường dữ liệu cập nhật', 'data fields updated', false),
  fieldsVerified: count('trường cập nhật đã xác minh', 'updated fields verified', false, ['fieldsUpdated']),
} as const satisfies Record<string, KpiEvent>;

export type EventId = keyof typeof KPI_EVENTS;

/** The event of an id, or undefined for a name nobody knows. */
export function kpiEvent(id: string): KpiEvent | undefined {
  return Object.prototype.hasOwnProperty.call(KPI_EVENTS, id) ? KPI_EVENTS[id as EventId] : undefined;
}
