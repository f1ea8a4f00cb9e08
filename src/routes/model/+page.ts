import { loadModelPage } from '#ui';

/** The page comes with its own code: nobody else has to load it. */
export const load = async () => ({ ModelPage: (await loadModelPage()).default });
