const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...ALPHABET].map((char, value) => [char, value]));

/** Base64url without padding (RFC 4648 §5): letters that mail, chat and address bars leave alone. */
export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += digit(word >> 18) + digit(word >> 12);
    if (left > 1) text += digit(word >> 6);
    if (left > 2) text += digit(word);
  }
  return text;
}

/** The bytes, or undefined if the text is not the one spelling of any bytes (foreign character, stray low bits). */
export function fromBase64url(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let word = 0;
  let bits = 0;
  let at = 0;
  for (const char of text) {
    const value = VALUES.get(char);
    if (value === undefined) return undefined;
    word = ((word << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (word >> bits) & 0xff;
    }
  }
  return (word & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}

/** A whole number 0 ≤ n < 64^width in `width` characters, most significant first. */
export function toDigits(value: number, width: number): string {
  let text = '';
  let left = value;
  for (let i = 0; i < width; i++) {
    text = digit(left % 64) + text;
    left = Math.floor(left / 64);
  }
  return text;
}

/** The number written by `toDigits`, or undefined. */
export function fromDigits(text: string): number | undefined {
  let value = 0;
  for (const char of text) {
    const next = VALUES.get(char);
    if (next === undefined) return undefined;
    value = value * 64 + next;
  }
  return value;
}

function digit(value: number): string {
  return ALPHABET.charAt(value & 63);
}
