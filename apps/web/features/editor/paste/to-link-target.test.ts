import { expect, test } from 'vitest';
import { toLinkTarget } from './to-link-target.ts';

const TARGET = 'https://example.com/a?b=c&d=%C3%A9';
const encoded = encodeURIComponent(TARGET);

test.each([
  `https://www.google.com/url?q=${encoded}&sa=D&source=docs`,
  `https://www.google.com/url?sa=t&url=${encoded}`,
  `https://l.facebook.com/l.php?u=${encoded}&h=AT`,
  `https://eur02.safelinks.protection.outlook.com/?url=${encoded}&data=05&reserved=0`,
  `https://www.google.com/url?q=${encodeURIComponent(`https://l.facebook.com/l.php?u=${encoded}`)}`,
])('%s leads to the page itself', (address) => {
  expect(toLinkTarget(address)).toBe(TARGET);
});

test.each([
  'https://www.google.com/search?q=https://example.com',
  'https://www.google.com/url?q=javascript:alert(1)',
  'https://google.com.example.com/url?q=https://a.example',
  '/url?q=https://example.com',
  'mailto:a@b.example',
  'https://example.com/?url=https://a.example',
])('%s stays as it is', (address) => {
  expect(toLinkTarget(address)).toBe(address);
});
