import { m } from '#messages';

/** The views of a result, in reading order. */
export const VIEWS = [
  { id: 'funnel', name: m.view_tab_funnel },
  { id: 'stop', name: m.view_tab_stop },
  { id: 'roll', name: m.view_tab_roll },
  { id: 'channels', name: m.view_tab_channels },
  { id: 'backlog', name: m.view_tab_backlog },
  { id: 'harm', name: m.view_tab_harm },
  { id: 'people', name: m.people_tab },
  { id: 'partners', name: m.partner_tab },
  { id: 'money', name: m.money_tab },
  { id: 'plan', name: m.plan_tab },
  { id: 'vintages', name: m.view_tab_vintages },
  { id: 'time', name: m.view_tab_time },
] as const;
export type ViewId = (typeof VIEWS)[number]['id'];
