import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { switchLocale } from '../state/locale.svelte.ts';
import LightSign from './LightSign.svelte';

test('a light that the futures cannot tell is a question mark, without colour or word', () => {
  switchLocale('vi');
  const { container, rerender } = render(LightSign, { props: { light: 'red', open: true } });
  expect(container.textContent.trim()).toBe('?');
  expect(container.querySelector('[data-colour]')).toBeNull();
  void rerender({ light: 'red', open: false });
  return expect.poll(() => container.textContent.replace(/\s+/g, ' ').trim()).toBe('■xấu:');
});
