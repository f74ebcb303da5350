import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('globals.css', import.meta.url), 'utf8');

function readColor(name: string, scheme: 'light' | 'dark'): number {
  const found = new RegExp(`--color-${name}: light-dark\\(#([\\da-f]{6}), #([\\da-f]{6})\\)`, 'u').exec(css);
  return Number.parseInt(found?.[scheme === 'light' ? 1 : 2] ?? '', 16);
}

/** The relative luminance of a color, 0 to 1, by WCAG 2. */
function toLuminance(color: number): number {
  const [red = 0, green = 0, blue = 0] = [16, 8, 0].map((shift) => {
    const value = ((color >> shift) & 255) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toContrast(one: number, other: number): number {
  const [dark = 0, light = 0] = [toLuminance(one), toLuminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test.each(['light', 'dark'] as const)('occurrences of a term are visible and readable: %s', (scheme) => {
  const found = readColor('found', scheme);
  expect(toContrast(found, readColor('paper', scheme))).toBeGreaterThan(1.3);
  for (const text of ['ink', 'ink-soft', 'accent'])
    expect(toContrast(found, readColor(text, scheme))).toBeGreaterThan(4.5);
});
