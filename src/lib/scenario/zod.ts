import { z } from 'zod';

/**
 * zod, for the folders that describe outside data with it (scenario, and share through the front door).
 * Without `jitless` zod compiles checks with `new Function`, which a content security policy reports as a violation.
 */
z.config({ jitless: true });

export { z };
