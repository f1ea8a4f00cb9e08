/**
 * Where a text stops being JSON: index of the first character that cannot continue it, `text.length` if it ends too
 * early, −1 if it is JSON (RFC 8259). Engines word `JSON.parse` errors differently and some give no position.
 */
export function jsonErrorPosition(text: string): number {
  const open: ('{' | '[')[] = [];
  let expect: 'value' | 'firstValue' | 'firstKey' | 'key' | 'colon' | 'next' = 'value';
  let at = 0;
  const close = (): void => {
    open.pop();
    expect = 'next';
  };
  for (;;) {
    at = skip(WHITE, text, at);
    if (at >= text.length) return expect === 'next' && open.length === 0 ? -1 : text.length;
    const char = text.charAt(at);
    const top = open.at(-1);
    if (expect === 'next') {
      if (char === ',' && top) expect = top === '{' ? 'key' : 'value';
      else if ((char === '}' && top === '{') || (char === ']' && top === '[')) close();
      else return at;
      at++;
    } else if (expect === 'colon') {
      if (char !== ':') return at;
      expect = 'value';
      at++;
    } else if (expect === 'key' || expect === 'firstKey') {
      if (char === '}' && expect === 'firstKey') {
        close();
        at++;
        continue;
      }
      const read = readString(text, at);
      if ('error' in read) return read.error;
      expect = 'colon';
      at = read.end;
    } else if (char === ']' && expect === 'firstValue') {
      close();
      at++;
    } else if (char === '{' || char === '[') {
      open.push(char);
      expect = char === '{' ? 'firstKey' : 'firstValue';
      at++;
    } else {
      const scalarEnd = skip(SCALAR, text, at);
      const read = scalarEnd > at ? { end: scalarEnd } : readString(text, at);
      if ('error' in read) return read.error;
      expect = 'next';
      at = read.end;
    }
  }
}

const WHITE = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** End of the string that starts at `at`; a loop, because a pattern over a long string may exhaust the stack. */
function readString(text: string, at: number): { end: number } | { error: number } {
  if (text.charAt(at) !== '"') return { error: at };
  for (let i = at + 1; i < text.length;) {
    const unit = text.charCodeAt(i);
    if (unit === 0x22) return { end: i + 1 };
    if (unit < 0x20) return { error: i };
    if (unit !== 0x5c) i++;
    else {
      const end = skip(ESCAPE, text, i);
      if (end === i) return { error: Math.min(i + 1, text.length) };
      i = end;
    }
  }
  return { error: text.length };
}
