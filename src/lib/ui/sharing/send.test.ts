import { expect, test } from 'vitest';
import { asMarkup, asPlainText, fileName } from './send.ts';

const content = {
  title: 'Thẻ <b>2005</b>',
  headline: '8 trên 10 tương lai & hơn',
  note: '"Xem" <script>alert(1)</script>\ndòng hai',
  link: 'https://x.example/#s=1dabc',
  linkWords: 'Mở',
};

test('what people wrote stays text in the markup of a mail', () => {
  const markup = asMarkup(content);
  expect(markup).not.toContain('<script');
  expect(markup).toContain('Thẻ &lt;b&gt;2005&lt;/b&gt;');
  expect(markup).toContain('&lt;/script&gt;<br>dòng hai');
  expect(markup).toContain('<a href="https://x.example/#s=1dabc">Mở</a>');
});

test('empty parts leave no empty paragraphs', () => {
  expect(asMarkup({ ...content, headline: '', note: '' })).not.toContain('<p></p>');
  expect(asPlainText({ ...content, title: 'A', headline: '', note: '' })).toBe(
    'A\n\nhttps://x.example/#s=1dabc',
  );
});

test('a file name keeps plain letters only', () => {
  expect(fileName('Đội thu hồi – tháng 7/2005', 'json')).toBe('doi-thu-hoi-thang-7-2005.json');
  expect(fileName('🎲', 'json')).toBe('recovery-sandbox.json');
});
