/** What can be counted, summed or timed about accounts, collectors, teams and partners. KPIs are made of these and nothing else. */

export interface Text {
  vi: string;
  en: string;
}

export type EventUnit = 'count' | 'money' | 'seconds';

export interface KpiEvent {
  name: Text;
  unit: EventUnit;
  /** The events of which each of these is one: a share of them cannot exceed 100 %. */
  partOf?: readonly string[];
}

const t = (vi: string, en: string): Text => ({ vi, en });
const count = (vi: string, en: string, partOf?: readonly string[]): KpiEvent => ({
  name: t(vi, en),
  unit: 'count',
  partOf,
});
const money = (vi: string, en: string, partOf?: readonly string[]): KpiEvent => ({
  name: t(vi, en),
  unit: 'money',
  partOf,
});
const seconds = (vi: string, en: string, partOf?: readonly string[]): KpiEvent => ({
  name: t(vi, en),
  unit: 'seconds',
  partOf,
});

export const KPI_EVENTS = {
  accounts: count('hồ sơ được giao', 'assigned accounts'),
  accountMonths: count('hồ sơ-tháng', 'account-months'),
  collectorDays: count('ngày làm việc của nhân viên', 'collector-days'),
  collectors: count('nhân sự bình quân', 'average headcount'),
  attempts: count('lượt tác động (gọi, voicebot, ghé thăm)', 'attempts (calls, voicebot, visits)'),
  calls: count('cuộc gọi của nhân viên', 'calls by people', ['attempts']),
  callBacks: count('cuộc khách gọi lại được nghe máy', 'call-backs answered'),
  messages: count('tin nhắn và thư', 'messages and letters'),
  accountsTouched: count('hồ sơ đã được tác động', 'accounts attempted', ['accounts']),
  contacts: count('lượt có người nghe máy, mở cửa', 'answered by anybody', ['attempts']),
  rightParty: count('lượt gặp đúng người vay', 'right-party contacts', ['contacts', 'attempts']),
  talkSeconds: seconds('thời gian đàm thoại và xử lý sau cuộc gọi', 'talk and wrap-up time', [
    'secondsWorked',
    'secondsAvailable',
  ]),
  secondsWorked: seconds(
    'thời gian bận gọi, kể cả cuộc không gặp',
    'time busy with calls, those in vain included',
    ['secondsAvailable'],
  ),
  secondsAvailable: seconds('thời gian đăng nhập', 'logged time'),
  promises: count('lời hứa trả', 'promises', ['rightParty', 'contacts']),
  promisesDue: count('lời hứa đến hạn', 'promises due', ['promises']),
  promisesKept: count('lời hứa được giữ', 'promises kept', ['promisesDue', 'promises']),
  promisesBroken: count('lời hứa bị thất hứa', 'promises broken', ['promisesDue', 'promises']),
  promisedAmount: money('số tiền hứa trả', 'promised amount'),
  promiseCash: money('tiền thu theo lời hứa', 'cash on promises', ['cash']),
  unpromptedCash: money('tiền khách tự trả', 'unprompted cash', ['cash']),
  cash: money('tiền thu được', 'cash collected'),
  placedBalance: money('dư nợ được giao', 'placed balance'),
  expectedCash: money('tiền kỳ vọng theo đặc điểm hồ sơ', 'cash expected from account features'),
  cures: count('hồ sơ về nhóm tốt hơn', 'accounts moved to a better bucket', [
    'accountsFollowed',
    'accounts',
  ]),
  cured: count('hồ sơ khôi phục', 'cured accounts', ['accounts']),
  redefaults: count('hồ sơ khôi phục rồi quá hạn lại', 'cured accounts overdue again', ['cured']),
  accountsFollowed: count('hồ sơ theo dõi trọn tháng', 'accounts followed through a month'),
  balanceFollowed: money('dư nợ theo dõi trọn tháng', 'balance followed through a month'),
  rolledBalance: money('dư nợ chuyển nhóm xấu hơn', 'balance that rolled on', ['balanceFollowed']),
  complaints: count('khiếu nại', 'complaints'),
  directCost: money('chi phí trực tiếp', 'direct cost'),
  totalCost: money('tổng chi phí', 'total cost'),
  variablePay: money('lương biến đổi', 'variable pay'),
  leavers: count('nhân viên nghỉ việc', 'leavers', ['collectors']),
  visitsPlanned: count('lượt ghé thăm theo kế hoạch', 'planned visits'),
  visits: count('lượt ghé thăm', 'visits', ['visitsPlanned', 'attempts']),
  visitsInWindow: count(
    'lượt ghé thăm đúng kế hoạch, check-in hợp lệ',
    'planned visits with a valid check-in in time',
    ['visitsPlanned'],
  ),
  fieldDays: count('ngày đi thực địa', 'field days'),
  visitRecordsOnTime: count('hồ sơ ghé thăm ghi trong 2 giờ', 'visit records within 2 hours', ['visits']),
  recordsAudited: count('hồ sơ ghé thăm được kiểm tra', 'visit records audited', ['visits']),
  recordsConfirmed: count('hồ sơ được xác nhận đúng', 'audited records confirmed', ['recordsAudited']),
  visitsEffective: count(
    'lượt gặp khách hoặc có thông tin mới đã xác minh',
    'visits that met the debtor or verified new facts',
    ['visits'],
  ),
  accountsLost: count('hồ sơ mất liên lạc', 'lost accounts', ['accounts']),
  accountsTraced: count('hồ sơ tìm lại được liên lạc', 'lost accounts traced', ['accountsLost']),
  qaPointsPassed: count('điểm chất lượng đạt', 'quality points passed', ['qaPoints']),
  qaPoints: count('điểm chất lượng tối đa', 'quality points'),
  criticalErrors: count('lỗi tuân thủ nghiêm trọng', 'critical compliance errors'),
  complaintsClosed: count('khiếu nại xử lý đúng hạn', 'complaints closed in time', ['complaints']),
  filesReturned: count('hồ sơ đối tác hoàn trả', 'files returned by partners'),
  filesComplete: count('hồ sơ hoàn trả đầy đủ', 'returned files that are complete', ['filesReturned']),
  feedbackDue: count('phản hồi đến hạn', 'feedback items due'),
  feedbackOnTime: count('phản hồi gửi đúng hạn', 'feedback items sent in time', ['feedbackDue']),
  findings: count('phát hiện đã gửi', 'findings submitted'),
  findingsAccepted: count('phát hiện được chấp nhận', 'findings accepted', ['findings']),
  hardshipEligible: count('hồ sơ đủ điều kiện hỗ trợ', 'accounts eligible for relief', ['accounts']),
  hardshipOffered: count('hồ sơ được đề nghị hỗ trợ', 'eligible accounts offered relief', [
    'hardshipEligible',
  ]),
  settlements: count('thoả thuận tất toán', 'settlements', ['rightParty']),
  plans: count('kế hoạch trả góp', 'instalment plans', ['rightParty']),
  plansBroken: count('kế hoạch trả góp bị vỡ', 'instalment plans broken', ['plans']),
  hardships: count('hồ sơ được giãn, hoãn vì khó khăn', 'accounts given a breathing space'),
  claims: count('đơn khởi kiện', 'claims filed'),
  partnerCash: money('tiền thu khi giao đối tác', 'cash while placed with partners', ['cash']),
  partnerFees: money('phí trả đối tác', 'fees of partners', ['totalCost']),
  discount: money('tiền miễn giảm', 'settlement discount'),
  discountWasted: money('miễn giảm cho người vẫn sẽ trả', 'discount to those who would have paid', [
    'discount',
  ]),
  fieldsUpdated: count('trường dữ liệu cập nhật', 'data fields updated'),
  fieldsVerified: count('trường cập nhật đã xác minh', 'updated fields verified', ['fieldsUpdated']),
} as const satisfies Record<string, KpiEvent>;

export type EventId = keyof typeof KPI_EVENTS;

/** The event of an id, or undefined for a name nobody knows. */
export function kpiEvent(id: string): KpiEvent | undefined {
  return Object.prototype.hasOwnProperty.call(KPI_EVENTS, id) ? KPI_EVENTS[id as EventId] : undefined;
}
