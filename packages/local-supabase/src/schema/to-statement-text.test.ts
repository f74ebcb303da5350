import { describe, expect, test } from 'vitest';
import { toStatementText } from './to-statement-text.ts';

const FILE = `-- A comment; with a semicolon
create table a (id int); /* another; one */

create function f() returns text language sql as $body$
  select 'x;  y' -- stays
$body$;
insert into a values ('it''s;  here', e'\\';', "Odd ;name");
`;

describe('the text of statements', () => {
  test('is the same for a file and for its statements, as the real command line stores them', () => {
    const statements = [
      'create table a (id int)',
      `create function f() returns text language sql as $body$
  select 'x;  y' -- stays
$body$`,
      String.raw`insert into a values ('it''s;  here', e'\';', "Odd ;name")`,
    ];
    expect(toStatementText(statements.join(';\n'))).toBe(toStatementText(FILE));
  });

  test.each([
    ['a name', 'create table a', 'create table b'],
    ['white space in a text', `select 'a b'`, `select 'a  b'`],
    ['a comment in a body', 'do $$ -- a\n$$', 'do $$ -- b\n$$'],
  ])('differs with %s', (_, one, other) => {
    expect(toStatementText(one)).not.toBe(toStatementText(other));
  });
});
