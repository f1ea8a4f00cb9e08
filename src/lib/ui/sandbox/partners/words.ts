import { m } from '#messages';
import type { Partner, Scenario } from '#scenario';
import { locale } from '../../state/locale.svelte.ts';
import type { LegalForm } from '../../state/partners.ts';

const FORMS: Record<LegalForm, () => string> = {
  lawFirmMandate: m.partner_form_lawFirmMandate,
  debtSale: m.partner_form_debtSale,
  secondedCallCentre: m.partner_form_secondedCallCentre,
  ownStaff: m.partner_form_ownStaff,
  thirdPartyCollection: m.partner_form_thirdPartyCollection,
};
export const formText = (form: LegalForm): string => FORMS[form]();

/** A partner by its name; by its code where it has none. */
export const partnerName = (partners: readonly Partner[], id: string): string =>
  partners.find((partner) => partner.id === id)?.name[locale()] || id;

export const saleOf = ({ partners }: Scenario, id: string): boolean =>
  partners.find((partner) => partner.id === id)?.legalForm === 'debtSale';
