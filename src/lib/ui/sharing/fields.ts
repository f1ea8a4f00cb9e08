import { m } from '#messages';

/** How a field's numbers are written: `money` in minor units of the scenario's currency, `share` 0–1 in per cent, `clock` in minutes of the day. */
export type FieldUnit = 'share' | 'money' | 'days' | 'seconds' | 'count' | 'clock' | 'plain';

export interface FieldWords {
  name: () => string;
  unit: FieldUnit;
}

const field = (name: () => string, unit: FieldUnit = 'plain'): FieldWords => ({ name, unit });

const law = (name: () => string): Record<string, FieldWords> => {
  const part = (of: () => string, unit: FieldUnit) => field(() => `${name()}: ${of()}`, unit);
  return {
    '': field(name),
    '.kind': part(m.issue_field_lawKind, 'plain'),
    '.value': part(m.issue_field_lawValue, 'money'),
    '.median': part(m.issue_field_lawMedian, 'money'),
    '.sigma': part(m.issue_field_lawSigma, 'plain'),
    '.max': part(m.issue_field_lawMax, 'money'),
    '.values': part(m.issue_field_lawValues, 'money'),
    '.values.*': part(m.issue_field_lawValues, 'money'),
  };
};

const under = (prefix: string, fields: Record<string, FieldWords>): Record<string, FieldWords> =>
  Object.fromEntries(Object.entries(fields).map(([path, words]) => [prefix + path, words]));

const bilingual = (path: string, name: () => string) => ({
  [path]: field(name),
  [`${path}.vi`]: field(() => `${name()} (vi)`),
  [`${path}.en`]: field(() => `${name()} (en)`),
});

const listed = (path: string, words: FieldWords) => ({ [path]: words, [`${path}.*`]: words });

const formula = (of: () => string) => field(() => m.issue_field_formula({ what: of() }));

/** Every field of a scenario by its path, list positions written `*`: what it is called and how its numbers read. */
const SCENARIO_FIELDS: Record<string, FieldWords> = {
  schemaVersion: field(m.issue_field_schemaVersion),
  ...bilingual('name', m.issue_field_name),
  ...bilingual('description', m.issue_field_description),
  currency: field(m.issue_field_currency),
  calendar: field(m.issue_field_calendarKind),
  'calendar.startDate': field(m.issue_field_startDate),
  'calendar.horizonDays': field(m.issue_field_horizonDays, 'days'),
  'calendar.kind': field(m.issue_field_calendarKind),
  'calendar.paydayFactor': field(m.issue_field_paydayFactor),
  'calendar.newYearFactor': field(m.issue_field_newYearFactor),
  ...listed('calendar.weekdayContactOdds', field(m.issue_field_weekdayContactOdds)),
  ...listed('calendar.hourContactOdds', field(m.issue_field_hourContactOdds)),
  'portfolio.segments': field(m.issue_field_segments),
  'portfolio.chargeOffDpd': field(m.issue_field_chargeOffDpd, 'days'),
  'portfolio.interestPerMonthLive': field(m.issue_field_interestLive, 'share'),
  'portfolio.interestPerMonthChargedOff': field(m.issue_field_interestChargedOff, 'share'),
  ...under('portfolio.segments.*.', {
    id: field(m.issue_field_segmentId),
    ...bilingual('name', m.issue_field_name),
    product: field(m.issue_field_product),
    region: field(m.issue_field_region),
    phase: field(m.issue_field_phase),
    accounts: field(m.issue_field_accounts, 'count'),
    arrivalsPerMonth: field(m.issue_field_arrivalsPerMonth, 'count'),
    dpdFrom: field(m.issue_field_dpdFrom, 'days'),
    dpdTo: field(m.issue_field_dpdTo, 'days'),
    principalShare: field(m.issue_field_principalShare, 'share'),
    'identity.stream': field(m.issue_field_identityStream),
    'identity.first': field(m.issue_field_identityFirst, 'count'),
    ...under('balance', law(m.issue_field_balance)),
    ...under('instalment', law(m.issue_field_instalment)),
  }),
  'behaviour.buckets': field(m.issue_field_buckets),
  ...under('behaviour.buckets.*.', {
    id: field(m.issue_field_bucketId),
    fromDpd: field(m.issue_field_fromDpd, 'days'),
    unpromptedShare: field(m.issue_field_unpromptedShare, 'share'),
    perDays: field(m.issue_field_perDays, 'days'),
    cureShare: field(m.issue_field_cureShare, 'share'),
    skipShare: field(m.issue_field_skipShare, 'share'),
    contactRate: field(m.issue_field_contactRate, 'share'),
    promiseRate: field(m.issue_field_promiseRate, 'share'),
    keptRate: field(m.issue_field_keptRate, 'share'),
    messageUplift: field(m.issue_field_messageUplift, 'share'),
    visitFoundRate: field(m.issue_field_visitFound, 'share'),
    visitPromiseRate: field(m.issue_field_visitPromise, 'share'),
    visitKeptRate: field(m.issue_field_visitKept, 'share'),
    placedUplift: field(m.issue_field_placedUplift, 'share'),
  }),
  'behaviour.partial': field(m.issue_field_partial, 'share'),
  ...under('behaviour.', {
    frailtySigma: field(m.issue_field_frailtySigma),
    redefaultShare: field(m.issue_field_redefaultShare, 'share'),
    'partial.oneInstalment': field(m.issue_field_oneInstalment, 'share'),
    'partial.twoInstalments': field(m.issue_field_twoInstalments, 'share'),
    'partial.belowOneMean': field(m.issue_field_belowOneMean, 'share'),
    'chargedOffPayment.wholeShare': field(m.issue_field_wholeShare, 'share'),
    'chargedOffPayment.median': field(m.issue_field_chargedOffMedian, 'money'),
    'chargedOffPayment.sigma': field(m.issue_field_chargedOffSigma),
    'promise.willingnessOnPromise': field(m.issue_field_willingnessOnPromise),
    'promise.willingnessOnKept': field(m.issue_field_willingnessOnKept),
    'promise.dueDaysMin': field(m.issue_field_dueDaysMin, 'days'),
    'promise.dueDaysMax': field(m.issue_field_dueDaysMax, 'days'),
    'promise.afterBrokenFactor': field(m.issue_field_afterBrokenFactor, 'share'),
    'contact.concentration': field(m.issue_field_concentration),
    'contact.callFatigue': field(m.issue_field_callFatigue),
    'contact.memoryPerWeek': field(m.issue_field_memoryPerWeek, 'share'),
    'messages.saturation': field(m.issue_field_saturation),
    'messages.fatigue': field(m.issue_field_messageFatigue),
    'settlement.takeUpAt20': field(m.issue_field_takeUp20, 'share'),
    'settlement.takeUpAt40': field(m.issue_field_takeUp40, 'share'),
    'settlement.takeUpAt60': field(m.issue_field_takeUp60, 'share'),
    'settlement.willingness': field(m.issue_field_settlementWillingness),
    'plan.takeUp': field(m.issue_field_planTakeUp, 'share'),
    'plan.breakPerInstalment': field(m.issue_field_planBreak, 'share'),
    hardshipShare: field(m.issue_field_hardship, 'share'),
    skillSigma: field(m.issue_field_skillSigma),
    'complaints.visitFactor': field(m.issue_field_visitFactor),
    'complaints.messageFactor': field(m.issue_field_messageFactor),
    'complaints.perAttempt': field(m.issue_field_complaintPerAttempt, 'share'),
    'complaints.fromFourthAttemptFactor': field(m.issue_field_complaintFactor),
    'complaints.blockShare': field(m.issue_field_complaintBlock, 'share'),
    scoringConsentShare: field(m.issue_field_scoringConsent, 'share'),
    scorePrecision: field(m.issue_field_scorePrecision),
  }),
  ...under('channels.', {
    'phone.mode': field(m.issue_field_dialMode),
    'phone.dialerAttemptSeconds': field(m.issue_field_dialerSeconds, 'seconds'),
    'phone.abandonedShare': field(m.issue_field_abandoned, 'share'),
    'phone.attemptSeconds': field(m.issue_field_attemptSeconds, 'seconds'),
    'phone.contactSeconds': field(m.issue_field_contactSeconds, 'seconds'),
    'phone.wrongPartyShare': field(m.issue_field_wrongPartyShare, 'share'),
    'phone.wrongPartySeconds': field(m.issue_field_wrongPartySeconds, 'seconds'),
    'phone.costPerMinute': field(m.issue_field_costPerMinute, 'money'),
    'sms.costPerMessage': field(m.issue_field_costPerMessage, 'money'),
    'zalo.costPerMessage': field(m.issue_field_zaloCost, 'money'),
    'zalo.strength': field(m.issue_field_zaloStrength),
    'letter.costPerMessage': field(m.issue_field_letterCost, 'money'),
    'letter.strength': field(m.issue_field_letterStrength),
    'voicebot.costPerCall': field(m.issue_field_botCost, 'money'),
    'voicebot.contactFactor': field(m.issue_field_botContact, 'share'),
    'voicebot.promiseFactor': field(m.issue_field_botPromise, 'share'),
    'voicebot.keptFactor': field(m.issue_field_botKept, 'share'),
    'inbound.share': field(m.issue_field_inboundShare, 'share'),
    'inbound.seconds': field(m.issue_field_inboundSeconds, 'seconds'),
    'inbound.promiseFactor': field(m.issue_field_inboundPromise, 'share'),
    'inbound.keptFactor': field(m.issue_field_inboundKept, 'share'),
    'field.onSiteSeconds': field(m.issue_field_onSite, 'seconds'),
    'field.costPerKm': field(m.issue_field_costPerKm, 'money'),
    'field.recordedOnTimeShare': field(m.issue_field_recordedOnTime, 'share'),
    'skipTrace.cost': field(m.issue_field_traceCost, 'money'),
    'skipTrace.successShare': field(m.issue_field_traceSuccess, 'share'),
    'legal.filesPerMonth': field(m.issue_field_filesPerMonth, 'count'),
    'legal.courtFeeShare': field(m.issue_field_courtFee, 'share'),
    'legal.minimumFee': field(m.issue_field_minimumFee, 'money'),
    'legal.feePerFile': field(m.issue_field_feePerFile, 'money'),
    'legal.judgmentShare': field(m.issue_field_judgment, 'share'),
    'legal.monthsToJudgmentMin': field(m.issue_field_judgmentMin, 'count'),
    'legal.monthsToJudgmentMax': field(m.issue_field_judgmentMax, 'count'),
    'legal.recoveredShare': field(m.issue_field_recoveredShare, 'share'),
    'legal.recoveryMonths': field(m.issue_field_recoveryMonths, 'count'),
  }),
  teams: field(m.issue_field_teams),
  ...under('teams.*.', {
    id: field(m.issue_field_teamId),
    channel: field(m.issue_field_teamChannel),
    headCount: field(m.issue_field_headCount, 'count'),
    productiveSecondsPerDay: field(m.issue_field_productiveSeconds, 'seconds'),
    absenceShare: field(m.issue_field_absenceShare, 'share'),
    costPerCollectorMonth: field(m.issue_field_costPerCollectorMonth, 'money'),
    ...listed('workdays', field(m.issue_field_workdays)),
    ...listed('regions', field(m.issue_field_regions)),
    areaKm2: field(m.issue_field_area),
    speedKmPerHour: field(m.issue_field_speed),
    doneShare: field(m.issue_field_done, 'share'),
    overtimeShare: field(m.issue_field_overtime, 'share'),
    workPlanPerMonth: field(m.issue_field_workPlan, 'count'),
    hours: field(m.issue_field_hours),
    'hours.from': field(m.issue_field_hoursFrom, 'clock'),
    'hours.to': field(m.issue_field_hoursTo, 'clock'),
    ...under('staffing.', {
      openingTenureMonths: field(m.issue_field_openingTenure, 'count'),
      attritionNewcomer: field(m.issue_field_attritionNewcomer, 'share'),
      newcomerMonths: field(m.issue_field_newcomerMonths, 'count'),
      attritionSettled: field(m.issue_field_attritionSettled, 'share'),
      firstEfficiency: field(m.issue_field_firstEfficiency, 'share'),
      gapKept: field(m.issue_field_gapKept, 'share'),
      leadMonths: field(m.issue_field_leadMonths, 'count'),
      mostHiresPerMonth: field(m.issue_field_mostHires, 'count'),
      costPerHire: field(m.issue_field_costPerHire, 'money'),
      plan: field(m.issue_field_staffPlan),
      'plan.*.fromMonth': field(m.issue_field_staffPlanMonth, 'count'),
      'plan.*.headCount': field(m.issue_field_headCount, 'count'),
      span: field(m.issue_field_span, 'count'),
      costPerLeaderMonth: field(m.issue_field_costPerLeader, 'money'),
      replacement: field(m.issue_field_replacement),
      'replacement.everyMonths': field(m.issue_field_replaceEvery, 'count'),
      'replacement.share': field(m.issue_field_replaceShare, 'share'),
      'replacement.leastMonths': field(m.issue_field_replaceLeast, 'count'),
      'replacement.estimate': field(m.issue_field_replaceBy),
      'replacement.costPerLeaver': field(m.issue_field_replaceCost, 'money'),
      trainings: field(m.issue_field_trainings),
      'trainings.*.month': field(m.issue_field_trainingMonth, 'count'),
      'trainings.*.share': field(m.issue_field_trainingShare, 'share'),
      'trainings.*.hours': field(m.issue_field_trainingHours, 'count'),
      'trainings.*.costPerHead': field(m.issue_field_trainingCost, 'money'),
      'trainings.*.uplift': field(m.issue_field_trainingUplift, 'share'),
      'trainings.*.keptPerMonth': field(m.issue_field_trainingKept, 'share'),
    }),
  }),
  partners: field(m.issue_field_partners),
  ...under('partners.*.', {
    id: field(m.issue_field_partnerId),
    ...bilingual('name', m.issue_field_partnerName),
    legalForm: field(m.issue_field_legalForm),
    fees: field(m.issue_field_fees),
    'fees.*.fromDpd': field(m.issue_field_feeFrom, 'days'),
    'fees.*.share': field(m.issue_field_feeShare, 'share'),
    skill: field(m.issue_field_partnerSkill),
    effortKeptPerMonth: field(m.issue_field_effortKept, 'share'),
    creaming: field(m.issue_field_creaming, 'share'),
    complaintFactor: field(m.issue_field_partnerComplaints),
    remittanceDays: field(m.issue_field_remittance, 'days'),
    oversightPerAccountMonth: field(m.issue_field_oversight, 'money'),
    priceShare: field(m.issue_field_price, 'share'),
    trial: field(m.issue_field_trial),
    cashTargetPerMonth: field(m.issue_field_cashTarget, 'money'),
  }),
  ...under('strategy.', {
    priority: field(m.issue_field_priority),
    placementPrize: field(m.prize_title),
    'placementPrize.kappa': field(m.issue_field_prizeKappa),
    'placementPrize.everyMonths': field(m.issue_field_prizeMonths, 'count'),
    'placementPrize.index': field(m.prize_by),
    'placementPrize.response': field(m.issue_field_prizeResponse, 'share'),
    formula: field(m.issue_field_priority),
    'formula.balance': formula(m.strategy_observe_balance),
    'formula.arrears': formula(m.strategy_observe_arrears),
    'formula.dpd': formula(m.strategy_observe_dpd),
    'formula.score': formula(m.strategy_observe_score),
    'formula.brokenPromises': formula(m.strategy_observe_brokenPromises),
    holdOutShare: field(m.issue_field_holdOut, 'share'),
    assignment: field(m.issue_field_assignment),
    'assignment.kind': field(m.issue_field_assignment),
    'assignment.rotateDays': field(m.issue_field_rotateDays, 'days'),
    treatments: field(m.issue_field_treatments),
  }),
  ...under('strategy.treatments.*.', {
    id: field(m.issue_field_treatmentId),
    ...bilingual('name', m.issue_field_treatmentName),
    when: field(m.issue_field_when),
    'when.*.kind': field(m.issue_field_conditionField),
    'when.*.field': field(m.issue_field_conditionField),
    'when.*.min': field(m.issue_field_conditionMin),
    'when.*.max': field(m.issue_field_conditionMax),
    ...listed('when.*.values', field(m.issue_field_conditionValues)),
    steps: field(m.issue_field_steps),
  }),
  ...under('strategy.treatments.*.steps.*.', {
    channel: field(m.issue_field_stepChannel),
    clock: field(m.issue_field_stepClock),
    fromDay: field(m.issue_field_stepFrom, 'days'),
    toDay: field(m.issue_field_stepTo, 'days'),
    everyDays: field(m.issue_field_everyDays, 'days'),
    maxAttemptsPer7Days: field(m.issue_field_maxAttemptsPer7Days, 'count'),
    maxAttemptsPerDay: field(m.issue_field_maxAttemptsPerDay, 'count'),
    restDaysAfterContact: field(m.issue_field_restDaysAfterContact, 'days'),
    partner: field(m.issue_field_stepPartner),
    months: field(m.issue_field_placedMonths, 'count'),
    offer: field(m.issue_field_offer),
    'offer.kind': field(m.issue_field_offer),
    'offer.discount': field(m.issue_field_discount, 'share'),
    'offer.instalments': field(m.issue_field_instalments, 'count'),
  }),
  rules: field(m.issue_field_rules),
  'rules.preset': field(m.issue_field_rules),
  ...listed('rules.off', field(m.issue_field_rulesOff)),
  kpiScheme: field(m.issue_field_kpiScheme),
  ...under('kpiScheme.', {
    kind: field(m.issue_field_kpiScheme),
    legs: field(m.issue_field_payLegs),
    gate: field(m.issue_field_payGate, 'count'),
    deductionPerComplaint: field(m.issue_field_payDeduction),
    deferral: field(m.issue_field_payDeferral),
    'deferral.share': field(m.issue_field_payDeferralShare, 'share'),
    'deferral.months': field(m.issue_field_payDeferralMonths, 'count'),
    'deferral.reversal': field(m.issue_field_payDeferralReversal, 'share'),
    ratchet: field(m.issue_field_payRatchet, 'share'),
    tiltMax: field(m.issue_field_payTiltMax, 'share'),
    auditShare: field(m.issue_field_payAudit, 'share'),
    fine: field(m.issue_field_payFine),
    teamSize: field(m.issue_field_payTeamSize, 'count'),
    credit: field(m.issue_field_payCredit),
    adjust: field(m.issue_field_payAdjust),
    leaders: field(m.studio_leaders),
    'leaders.teamPrice': field(m.studio_leader_price),
    'leaders.bonus': field(m.studio_leader_bonus),
    'leaders.threshold': field(m.studio_leader_threshold),
    'leaders.reviewShare': field(m.studio_leader_review, 'share'),
    ...listed('without', field(m.issue_field_payWithout)),
    responses: field(m.issue_field_payEffortCost),
    'responses.effortCost': field(m.issue_field_payEffortCost),
    'responses.tiltCost': field(m.issue_field_payTiltCost),
    'responses.pushCost': field(m.issue_field_payPushCost),
    'responses.pressureCost': field(m.issue_field_payPressureCost),
    'responses.falsifyCost': field(m.issue_field_payFalsifyCost),
    'responses.holdCost': field(m.issue_field_payHoldCost),
    'responses.presentBias': field(m.issue_field_payPresentBias),
  }),
  ...under('kpiScheme.legs.*.', {
    weights: field(m.issue_field_payWeight),
    'weights.cash': field(m.issue_field_payWeight, 'share'),
    'weights.ptp': field(m.issue_field_payWeight, 'share'),
    'weights.kept': field(m.issue_field_payWeight, 'share'),
    'weights.keptRate': field(m.issue_field_payWeight, 'share'),
    'weights.visit': field(m.issue_field_payWeight, 'share'),
    'weights.uplift': field(m.issue_field_payWeight, 'share'),
    slope: field(m.issue_field_paySlope),
    jumps: field(m.issue_field_payJumpAt),
    'jumps.*.at': field(m.issue_field_payJumpAt, 'share'),
    'jumps.*.amount': field(m.issue_field_payJumpAmount),
    knots: field(m.issue_field_payKnotAt),
    'knots.*.at': field(m.issue_field_payKnotAt, 'share'),
    'knots.*.change': field(m.issue_field_payKnotChange),
    scope: field(m.issue_field_payScope),
    topShare: field(m.issue_field_payTopShare, 'share'),
    prize: field(m.issue_field_payPrize),
  }),
  'economics.discountPerYear': field(m.issue_field_discountPerYear, 'share'),
  'economics.costPerComplaint': field(m.issue_field_costPerComplaint, 'money'),
  ...listed('economics.provisionShares', field(m.issue_field_provision, 'share')),
  'economics.cashPlanPerMonth': field(m.issue_field_cashPlan, 'money'),
  'economics.costBudgetPerMonth': field(m.issue_field_costBudget, 'money'),
};

/** What a shared state carries around its scenarios. */
const SHARE_FIELDS: Record<string, FieldWords> = {
  format: field(m.issue_field_format),
  engineGeneration: field(m.issue_field_engineGeneration, 'count'),
  seed: field(m.issue_field_seed),
  replications: field(m.issue_field_replications, 'count'),
  scenarios: field(m.issue_field_scenarios),
  'scenarios.*.label': field(m.issue_field_label),
  'scenarios.*.scenario': field(m.issue_field_scenario),
  'view.page': field(m.issue_field_page),
  'view.target': field(m.issue_field_target, 'money'),
  'view.margin': field(m.issue_field_margin, 'money'),
  note: field(m.issue_field_note),
  ...listed('digests', field(m.issue_field_digests)),
};

const IN_LINK = /^scenarios\.(\d+)\.scenario\.(.+)$/;
const PLACES: Record<string, (n: { n: number }) => string> = {
  'portfolio.segments': m.issue_in_segment,
  'behaviour.buckets': m.issue_in_bucket,
  teams: m.issue_in_team,
  partners: m.issue_in_partner,
  'kpiScheme.legs': m.issue_in_leg,
  'strategy.treatments': m.issue_in_treatment,
  'strategy.treatments.*.steps': m.issue_in_step,
  'strategy.treatments.*.when': m.issue_in_condition,
  scenarios: m.issue_in_scenario,
};

/** A path with its list positions taken out: `behaviour.buckets.3.fromDpd` becomes `behaviour.buckets.*.fromDpd`. */
export const patternOf = (path: string): string => path.replace(/(^|\.)\d+(?=\.|$)/g, '$1*');

/** What a field of a scenario or of a shared state is, or undefined for a path no version has. */
export function fieldWords(path: string): FieldWords | undefined {
  const inside = IN_LINK.exec(path);
  const pattern = patternOf(inside?.[2] ?? path);
  return SCENARIO_FIELDS[pattern] ?? (inside ? undefined : SHARE_FIELDS[pattern]);
}

/** A field's name for people, with the place it stands in: “Right party reached per call (bucket 3, scenario 2)”. */
export function fieldName(path: string): string {
  if (path === '') return m.issue_field_whole();
  const known = fieldWords(path);
  const name = known ? known.name() : m.issue_field_unknown({ path: path.slice(0, 80) });
  const place = known ? placeOf(path) : '';
  return place === '' ? name : m.issue_place({ field: name, place });
}

/** “bucket 3, scenario 2”: list positions counted from 1, the nearest first. */
function placeOf(path: string): string {
  const steps = path.split('.');
  const places: string[] = [];
  let from = 0;
  steps.forEach((step, at) => {
    if (step === 'scenario') from = at + 1;
    if (!/^\d+$/.test(step)) return;
    const n = { n: Number(step) + 1 };
    places.unshift(PLACES[patternOf(steps.slice(from, at).join('.'))]?.(n) ?? m.issue_in_entry(n));
  });
  return places.join(', ');
}
