/** The interface: editors, panels and the reader's session. Pages compose what is exported here. */
export { provideSession, Session, useSession } from './session.svelte.ts';
export { provideRunner } from './state/runner.ts';
export type { RunState, SessionOptions } from './session.svelte.ts';
export { default as Notices } from './shell/Notices.svelte';
export { default as Sandbox } from './sandbox/Sandbox.svelte';
export { default as TopBar } from './shell/TopBar.svelte';
export { default as ShareButton } from './sharing/ShareButton.svelte';
export { default as SharedWork } from './sharing/SharedWork.svelte';
export type { CheckReply, StartChecks } from './data/self-check.ts';
export { locale, switchLocale } from './state/locale.svelte.ts';
export type { Locale } from './state/locale.svelte.ts';
export { DEFAULT_REPLICATIONS, DEFAULT_SEED, defaultScenario } from './state/presets.ts';
export type { Doc, Tab, TabId } from './state/doc.ts';

/** Pages with their own code, loaded when they are visited. */
export const loadDataPage = () => import('./data/DataPage.svelte');
export const loadModelPage = () => import('./data/ModelPage.svelte');
export const loadStudioPage = () => import('./studio/StudioPage.svelte');
