/** Text encodings a tape may come in; Excel's “Unicode text” is UTF-16LE. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Where a tape comes from: text, bytes, a browser File, or any stream of bytes or text (a Node stream is one). */
export type TapeSource = string | Uint8Array | Blob | AsyncIterable<Uint8Array | string>;

/** Size of the pieces handed on: parsing one stays well below a 50 ms task. */
const CHUNK = 1 << 17;
/** Bytes looked at to tell UTF-16 without a byte order mark. */
const SNIFF = 4096;

/**
 * Encoding of a file from its first bytes. Without a mark, text in
 * UTF-16 shows itself by zero bytes on one side of most pairs; anything else is read as UTF-8.
 */
export function sniffEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(head.length, SNIFF) >> 1;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) evenZeros++;
    if (head[2 * i + 1] === 0) oddZeros++;
  }
  if (pairs >= 4 && oddZeros > pairs * 0.4 && evenZeros < pairs * 0.1) return 'utf-16le';
  if (pairs >= 4 && evenZeros > pairs * 0.4 && oddZeros < pairs * 0.1) return 'utf-16be';
  return 'utf-8';
}

/** Bytes to text, piece by piece: characters split between pieces are kept, U+FFFD stands for what is not text. */
class Decoder {
  private readonly decoder: TextDecoder;

  constructor(encoding: Encoding) {
    this.decoder = new TextDecoder(encoding, { fatal: false, ignoreBOM: false });
  }

  push(bytes: Uint8Array): string {
    return this.decoder.decode(bytes, { stream: true });
  }

  end(): string {
    return this.decoder.decode();
  }
}

/** The text of a source in pieces of at most 131,072 characters, byte order mark removed. */
export async function* textChunks(source: TapeSource): AsyncGenerator<string> {
  if (typeof source === 'string') {
    yield* pieces(source.startsWith('\ufeff') ? source.slice(1) : source);
    return;
  }
  let decoder: Decoder | undefined;
  let head = new Uint8Array(0);
  let first = true;
  for await (const part of rawParts(source)) {
    if (typeof part === 'string') {
      yield* pieces(first && part.startsWith('\ufeff') ? part.slice(1) : part);
      first = false;
      continue;
    }
    first = false;
    let bytes = part;
    if (!decoder) {
      // A stream may hand over its first bytes one at a time: wait until there is enough to judge.
      head = joined(head, part);
      if (head.length < SNIFF) continue;
      decoder = decoderFor(head);
      bytes = head;
    }
    yield* pieces(decoder.push(bytes));
  }
  if (!decoder && head.length > 0) {
    decoder = decoderFor(head);
    yield* pieces(decoder.push(head));
  }
  if (decoder) yield* pieces(decoder.end());
}

/** TextDecoder removes the byte order mark itself. */
const decoderFor = (head: Uint8Array): Decoder => new Decoder(sniffEncoding(head));

async function* rawParts(source: Exclude<TapeSource, string>): AsyncGenerator<Uint8Array | string> {
  if (source instanceof Uint8Array) {
    for (let at = 0; at < source.length; at += CHUNK) yield source.subarray(at, at + CHUNK);
  } else if (source instanceof Blob) {
    for (let at = 0; at < source.size; at += CHUNK) {
      yield new Uint8Array(await source.slice(at, at + CHUNK).arrayBuffer());
    }
  } else {
    yield* source;
  }
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += CHUNK) yield text.slice(at, at + CHUNK);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
