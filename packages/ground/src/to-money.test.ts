import { expect, test } from 'vitest';
import { toMoney } from './to-money.ts';

test('an amount has the decimals of its currency', () => {
  expect(toMoney(1900, 'usd')).toBe('$19.00');
  expect(toMoney(1900, 'jpy')).toBe('¥1,900');
});
