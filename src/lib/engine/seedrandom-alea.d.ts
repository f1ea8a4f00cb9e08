declare module 'seedrandom/lib/alea.js' {
  import type { PRNG } from 'seedrandom';

  /** Alea (J. Baagøe 2010), seeded by a text. */
  export default function alea(seed: string): PRNG;
}
