/**
 * Every page is a static file. Its content is drawn in the browser: language, theme and the shared scenario are only
 * known there, and a page drawn twice would show the wrong language first.
 */
export const prerender = true;
export const ssr = false;
