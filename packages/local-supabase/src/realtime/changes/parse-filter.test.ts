import { postgresChangesFilter } from '@supabase/supabase-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BindingError } from './binding-error.ts';
import { FILTER_OPERATORS, parseFilter } from './parse-filter.ts';

const column = fc.stringMatching(/^[a-z_][a-z0-9_]{0,10}$/);
const operand = fc.string({ unit: 'grapheme', maxLength: 20 });
const scalarOperator = fc.constantFrom(
  ...FILTER_OPERATORS.filter((operator) => operator !== 'in' && operator !== 'is'),
);
const condition = fc.record({ column, operator: scalarOperator, operand, negated: fc.boolean() });

test('reads what the filter builder of the client writes, whatever is in the values', () => {
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), (conditions) => {
      const filter = postgresChangesFilter();
      for (const { column: name, operator, operand: value, negated } of conditions) {
        if (negated) filter.not(name, operator, value);
        else if (operator === 'isdistinct') filter.isDistinct(name, value);
        else filter[operator](name, value);
      }
      expect(parseFilter(filter.build())).toEqual(conditions);
    }),
  );
});

test('a list becomes an array literal, and its commas separate no conditions', () => {
  const filter = postgresChangesFilter().in('status', ['a,b', 'c']).gt('id', 3);
  expect(parseFilter(filter.build())).toEqual([
    { column: 'status', operator: 'in', operand: '{"a,b",c}', negated: false },
    { column: 'id', operator: 'gt', operand: '3', negated: false },
  ]);
});

test.each(['', '   '])('nothing in %o means everything', (filter) => {
  expect(parseFilter(filter)).toEqual([]);
});

test.each(['undefined', 'id=foo.1', 'id=eq', 'id', '=eq.1', 'id=in.1,2', 'id=eq.1,', ',id=eq.1'])(
  'cannot read %o',
  (filter) => {
    expect(() => parseFilter(filter)).toThrow(BindingError);
  },
);
