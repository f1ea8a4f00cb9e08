import type { Text } from './kpi-events.ts';

/** How a number can be reached without what it stands for. */
export interface Game {
  name: Text;
  /** Which of the four ways a measure decays once it is a target (Manheim & Garrabrant 2018, arXiv:1803.04585). */
  variant: 'causal' | 'adversarial' | 'extremal' | 'regressional';
  /** The behaviour of the decision model that stands for it; none = described only. */
  action?: 'tilt' | 'push' | 'pressure' | 'falsified' | 'hold';
}

const game = (vi: string, en: string, variant: Game['variant'], action?: Game['action']): Game => ({
  name: { vi, en },
  variant,
  action,
});

export const GAMES = {
  G1: game('Chọn hồ sơ tự trả', 'Working those who pay anyway', 'causal', 'tilt'),
  G2: game('Thổi phồng lời hứa, hứa nhỏ lẻ', 'Inflated or tiny promises', 'adversarial', 'push'),
  G3: game('Không ghi lời hứa khó giữ', 'Leaving doubtful promises unrecorded', 'adversarial', 'push'),
  G4: game('Chia nhỏ lời hứa', 'Splitting promises into instalments', 'adversarial', 'push'),
  G5: game('Gọi ngắn để tăng số lượt', 'Short calls for the count', 'extremal'),
  G6: game('Gọi số biết chắc không nghe máy', 'Dialling numbers that never answer', 'adversarial'),
  G7: game('Ghi khống “gặp đúng người”', 'False right-party codes', 'adversarial'),
  G8: game(
    'Ghé thăm khống, gộp, giả vị trí',
    'Fake or bundled visits, false location',
    'adversarial',
    'falsified',
  ),
  G9: game('Ghi sau rồi lùi giờ', 'Late records, dated back', 'adversarial', 'falsified'),
  G10: game('Dồn hoặc kéo tiền qua cuối tháng', 'Moving money across the month end', 'adversarial', 'hold'),
  G11: game('Gây áp lực, gọi quá mức', 'Pressure, calling too often', 'extremal', 'pressure'),
  G12: game('Che khiếu nại', 'Hiding complaints', 'adversarial'),
  G13: game('Đẩy hồ sơ khó đi', 'Dumping hard accounts', 'adversarial'),
  G14: game('Nhận công tiền khách tự trả', 'Claiming payments that came by themselves', 'causal', 'tilt'),
  G15: game('Giữ sức trước kỳ giao chỉ tiêu', 'Sandbagging before targets are reset', 'adversarial'),
  G16: game(
    'Trưởng nhóm chia hồ sơ theo ngưỡng của mình',
    'Leaders moving accounts and quotas around their own threshold',
    'adversarial',
  ),
} as const satisfies Record<string, Game>;

export type GameId = keyof typeof GAMES;
