import type { Check } from './check.ts';
import { exactRow } from './check.ts';
import { printed } from './printed.ts';
import { MODEL } from './subject.ts';

const TEST = { champion: 0.08, challenger: 0.09, alpha: 0.05, power: 0.8 };

export const armSize: Check = {
  id: 'VC-21',
  title: { vi: 'Cần bao nhiêu khoản nợ để so hai phương án', en: 'Accounts needed to tell two plans apart' },
  source: 'Fleiss, Levin & Paik, two proportions 8 % and 9 %, α .05 two-sided, power .80',
  detects: 'a one-sided test taken for a two-sided one',
  run({ theory } = MODEL) {
    return [
      printed('each arm, pooled', 12_207.753424, theory.armSize(TEST)),
      printed('each arm, unpooled', 12_205.007987, theory.armSize(TEST, 'unpooled')),
      exactRow('whole accounts', 12_208, Math.ceil(theory.armSize(TEST))),
    ];
  },
};
