/** Longest note in a link, UTF-16 units. */
export const NOTE_LENGTH = 280;

/**
 * A note as it may be shown: without control and invisible format characters (bidirectional overrides, zero-width
 * characters, tags: Unicode categories Cc and Cf), unpaired surrogates and outer spaces; line and paragraph
 * separators become line feeds; at most 280 units, never half a character.
 */
export function cleanNote(note: string): string {
  const cleaned = note
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim();
  return cleaned
    .slice(0, NOTE_LENGTH)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}
