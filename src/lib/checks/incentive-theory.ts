import { C0, DEFAULT_BEHAVIOUR, DEFAULT_STAKES } from '#incentives';
import type { Check } from './check.ts';
import { printed } from './printed.ts';
import { MODEL } from './subject.ts';

export const contracts: Check = {
  id: 'I-contracts',
  title: {
    vi: 'Hợp đồng trong sách: tuyến tính, méo mó, nhiều việc, thi đua',
    en: 'Textbook contracts: linear, distorted, two tasks, contests',
  },
  source:
    'Holmström & Milgrom 1987, 1991; Baker 2002; Lazear & Rosen 1981; Holmström 1982; Weitzman 1980; evaluated with SciPy',
  detects:
    'risk forgotten; a contest without √2 or with one rival too many; the ratchet undiscounted; a noiseless mean of peers',
  run({ incentives: f } = MODEL) {
    const linear = f.linearContract(0.8, 1.25, 0.9);
    const baker = f.distortedContract([1, 0.8, 0.5], [1.2, 0.2, 0]);
    const risky = f.distortedContract([1, 0.8, 0.5], [1.2, 0.2, 0], 0.5, 0.6);
    const [one, both] = [f.twoTasks([0.6, 0], 0.5), f.twoTasks([0.6, 0.6], 0.5)];
    const peers = f.relativeEvaluation(0.09, 0.04, 8);
    return [
      printed('linear contract: slope', 0.526316, linear.slope),
      printed('linear contract: effort', 0.421053, linear.effort),
      printed('linear contract: surplus', 0.210526, linear.surplus),
      printed('distorted measure: cosine', 0.813162, baker.cosine),
      printed('distorted measure: slope', 0.918919, baker.slope),
      printed('distorted measure: first action', 1.102703, baker.actions[0]),
      printed('distorted measure: second action', 0.183784, baker.actions[1]),
      printed('distorted measure: share of the first best', 0.661233, baker.surplus / baker.firstBest),
      printed('distorted and risky: slope', 0.764045, risky.slope),
      printed('distorted and risky: surplus', 0.519551, risky.surplus),
      printed('two tasks, one paid: the paid', 0.8, one[0]),
      printed('two tasks, one paid: the other', -0.4, one[1]),
      printed('two tasks, both paid', 0.4, both[1]),
      printed('contest of two', 0.423142, f.duelPrice(0.3, 0.2)),
      printed('contest of two, gap .1', 0.397505, f.duelPrice(0.3, 0.2, 0.1)),
      printed('contest of two, gap .2', 0.329543, f.duelPrice(0.3, 0.2, 0.2)),
      printed('contest of two, gap .4 (.423142 ÷ e)', 0.155665, f.duelPrice(0.3, 0.2, 0.4)),
      printed('contest of five', 0.232593, f.contestIntensity(5)),
      printed('contest of ten', 0.153875, f.contestIntensity(10)),
      printed('weight of the peers', 0.940299, peers.weight),
      printed('variance left', 0.045373, peers.residual),
      printed('ratchet, δ .97, ρ .5', 0.058252, f.ratchetSlope(0.5, 0.97)),
      printed('ratchet, δ .97, ρ .2', 0.133929, f.ratchetSlope(0.2, 0.97)),
      printed('ratchet, δ .9, ρ .5', 0.181818, f.ratchetSlope(0.5, 0.9)),
      printed('ratchet, δ .8, ρ .5', 0.333333, f.ratchetSlope(0.5, 0.8)),
    ];
  },
};

export const responses: Check = {
  id: 'I-responses',
  title: {
    vi: 'Chọn hồ sơ, giữ tiền, khai khống, và hướng của thước đo',
    en: 'Tilt, holding over, fakes, and where a measure points',
  },
  source:
    'Becker 1968; Baker 2002 in the metric of the action costs; attention over three account classes by direct substitution',
  detects: 'half the tilt; an audited fake that keeps its gain; all actions at one cost',
  run({ incentives: f } = MODEL) {
    const [half, full] = [f.attention(0.5, 'gross'), f.attention(1, 'gross')];
    const cosine = (weights: Parameters<typeof f.kpiCosine>[0], open?: boolean[]) =>
      f.kpiCosine(weights, DEFAULT_BEHAVIOUR, DEFAULT_STAKES, open);
    return [
      printed('tilt .5: cash', 1.165, half.cash),
      printed('tilt .5: value', 0.940299, half.value),
      printed('tilt 1: cash', 1.297425, full.cash),
      printed('tilt 1: value', 0.823778, full.value),
      printed('held over', -0.833333, f.holdMove(0.1 - 0.35, 0.3 / 22, 0.3 * C0)),
      printed('audit that deters', 0.038462, f.deterringAudit(0.012, 0.3)),
      printed('audit that deters the reluctant', 0.032051, f.deterringAudit(0.012, 0.3, 0.002)),
      printed('gain of a fake, audit 1 %', 0.00688, f.fakeGain(0.012, 0.01, 0.3, 0.002)),
      printed('gain of a fake, audit 2 %', 0.00376, f.fakeGain(0.012, 0.02, 0.3, 0.002)),
      printed('gain of a fake, audit 5 %', -0.0056, f.fakeGain(0.012, 0.05, 0.3, 0.002)),
      printed('fine that deters, audit 2 %', 0.488, f.deterringFine(0.012, 0.02, 0.002)),
      printed('caught once in ten, audit 2 %', 0.182927, f.caughtChance(0.02, 10)),
      printed('cosine: cash', 0.714435, cosine({ cash: 1 })),
      printed('cosine: cash, list locked', 0.955594, cosine({ cash: 1 }, [true, false, true, true, true])),
      printed('cosine: promises', 0.389001, cosine({ ptp: 1 })),
      printed('cosine: kept promises', 0.967806, cosine({ kept: 1 })),
      printed('cosine: visits', -0.389902, cosine({ visit: 1 })),
      printed(
        'cosine: visits, fakes impossible',
        0.87275,
        cosine({ visit: 1 }, [true, true, true, true, false]),
      ),
      printed('cosine: 70/30 cash and kept', 0.808692, cosine({ cash: 0.7, kept: 0.3 })),
    ];
  },
};

/** Reliability of one month of the reference case: .04 ÷ (.04 + .0225 + .04). */
const ICC = 0.04 / 0.1025;
/** The same as printed, from which the reference took the winner's curse. */
const PRINTED_ICC = 0.390244;

export const reliability: Check = {
  id: 'I-reliability',
  title: { vi: 'Bao lâu để biết ai giỏi', en: 'How long until skill shows' },
  source:
    'Spearman–Brown, bivariate normal quadrant probabilities and order statistics for variances .04 skill, .0225 book, .04 luck',
  detects:
    'the book counted as skill; a joint probability taken for a conditional one; months that add noise',
  run({ incentives: f } = MODEL) {
    const split = f.splitOfVariances(0.04, 0.0225, 0.04);
    const curse = f.winnersCurse(PRINTED_ICC, 0.1);
    const after = (months: number) => f.reliabilityOver(ICC, months);
    return [
      printed('months to a reliability of .8', 6.25, f.monthsToReliability(ICC, 0.8)),
      printed('months to .8 with difficulty taken out', 4, f.monthsToReliability(0.5, 0.8)),
      ...[
        [1, 0.390244, 0.553018],
        [3, 0.657534, 0.685423],
        [6, 0.793388, 0.761749],
        [12, 0.884793, 0.824794],
      ].flatMap(([months, reliable, hit]) => [
        printed(`reliability of ${months} months`, reliable, after(months)),
        printed(`top quarter found after ${months} months`, hit, f.topHit(after(months))),
      ]),
      printed('months until 70 % of the top quarter are found', 3.400206, f.monthsToIdentify(ICC)),
      printed('top tenth: observed, sd', 1.754983, curse.observed),
      printed('top tenth: true, sd', 1.09633, curse.true),
      printed('share of skill', 0.390244, split.skill),
      printed('share of the book', 0.219512, split.book),
      printed('share of luck', 0.390244, split.luck),
      printed('fairness', 0.64, split.fairness),
    ];
  },
};
