import { serveThread } from '#runner/inline';

/** What a thread of `real.test.ts` runs. */
serveThread();
