// Written by `npx tsx src/cli/build-dictionary.ts`. Append only: a link can be read only with the dictionary it names.
import { text as textfd27 } from './fd27.ts';

/** Every dictionary a link may name, oldest first; new links use the last. */
export const DICTIONARY_TEXTS: readonly { id: string; text: string }[] = [
  { id: 'fd27', text: textfd27 },
];
