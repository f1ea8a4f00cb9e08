/** Outlook is reported to cut addresses at 1,024 characters; below this a link arrives whole everywhere. */
export const MAIL_LENGTH = 1_000;

/** Puts text on the clipboard; false when the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** What goes into an e-mail: lines of text, then the link under a few words. */
export interface RichText {
  title: string;
  headline: string;
  note: string;
  link: string;
  linkWords: string;
}

/** The same content as plain text, for programs that take no rich text. */
export function asPlainText({ title, headline, note, link }: RichText): string {
  return [title, headline, note, link].filter((line) => line !== '').join('\n\n');
}

/** As markup for mail programs. Everything a person wrote is escaped: it is text there too. */
export function asMarkup({ title, headline, note, link, linkWords }: RichText): string {
  const paragraphs = [
    `<b>${escape(title)}</b>`,
    escape(headline),
    escape(note).replaceAll('\n', '<br>'),
    `<a href="${escape(link)}">${escape(linkWords)}</a>`,
  ];
  return paragraphs
    .filter((line) => line !== '')
    .map((line) => `<p>${line}</p>`)
    .join('');
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark);

/** Puts rich text on the clipboard, with its plain form beside it; false when the browser does not allow it. */
export async function copyRich(content: RichText): Promise<boolean> {
  const plain = asPlainText(content);
  if (typeof ClipboardItem === 'undefined') return copyText(plain);
  try {
    const item = new ClipboardItem({
      'text/html': new Blob([asMarkup(content)], { type: 'text/html' }),
      'text/plain': new Blob([plain], { type: 'text/plain' }),
    });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return copyText(plain);
  }
}

/** Saves text as a file of the reader's computer. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The browser has taken the content by the next turn at the latest.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A name for a file: plain letters, digits and dashes. */
export function fileName(title: string, extension: string): string {
  const plain = title
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60);
  return `${plain || 'recovery-sandbox'}.${extension}`;
}
