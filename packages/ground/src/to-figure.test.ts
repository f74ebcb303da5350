import { expect, test } from 'vitest';
import { toFigure, toPercent, toRange } from './to-figure.ts';

test('groups the digits of a number by thousands', () => {
  expect([toFigure(0), toFigure(1104), toFigure(1_234_567.8), toFigure(3.46, 1)]).toEqual([
    '0',
    '1,104',
    '1,234,568',
    '3.5',
  ]);
});

test('writes a share in percent without a space', () => {
  expect([toPercent(0.34), toPercent(1), toPercent(0.0126, 1), toPercent(12.5)]).toEqual([
    '34%',
    '100%',
    '1.3%',
    '1,250%',
  ]);
});

test('writes a range with an en dash, and equal ends once', () => {
  expect([toRange(773, 1646), toRange(4, 4), toRange(3.9, 4.1), toRange(0.5, 3, 1)]).toEqual([
    '773–1,646',
    '4',
    '4',
    '0.5–3',
  ]);
});
