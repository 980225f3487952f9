import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { fixedStatement } from './fixed-statement.ts';

describe('a statement of one shape', () => {
  const renamed = fixedStatement<{ id: string; name: string }, unknown>((db, slot) =>
    db
      .updateTable('identity.account')
      .set({ full_name: slot('name'), active: true })
      .where('id', '=', slot('id'))
      .where('full_name', '<>', slot('name')),
  );

  it('is written once and takes other values each time, in the order of its text', () => {
    const first = renamed({ id: '1', name: 'Lan' });
    const second = renamed({ id: '2', name: 'Huệ' });
    expect(second.sql).toBe(first.sql);
    expect([first.parameters, second.parameters]).toEqual([
      ['Lan', true, '1', 'Lan'],
      ['Huệ', true, '2', 'Huệ'],
    ]);
  });

  it('may be written by hand', () => {
    const asked = fixedStatement<{ at: Date }, { day: string }>((_, slot) => sql`select ${slot('at')}::date as day`);
    const at = new Date(0);
    expect(asked({ at })).toMatchObject({ sql: 'select $1::date as day', parameters: [at] });
  });
});
