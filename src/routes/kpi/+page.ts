import { loadStudioPage } from '#ui';

/** The page comes with its own code: nobody else has to load it. */
export const load = async () => ({ StudioPage: (await loadStudioPage()).default });
