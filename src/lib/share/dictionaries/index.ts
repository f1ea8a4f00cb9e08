// Written by `node tools/run.js src/cli/build-dictionary.ts`. Append only: a link can be read only with the dictionary it names.
import { text as texta18f } from './a18f.ts';
import { text as textf69d } from './f69d.ts';
import { text as texteb75 } from './eb75.ts';

/** Every dictionary a link may name, oldest first; new links use the last. */
export const DICTIONARY_TEXTS: readonly { id: string; text: string }[] = [
  { id: 'a18f', text: texta18f },
  { id: 'f69d', text: textf69d },
  { id: 'eb75', text: texteb75 },
];
