import { expect, it } from 'vitest';
import { fieldsOf, grantWords } from './grant-words.ts';

const field = (path: string, title: string) => ({ path, title, sensitive: path === 'religion' });
const operation = (id: string, summary: string, fields: ReturnType<typeof field>[]) => ({
  ...{ id, summary, fields, method: 'get', path: `/${id}`, examples: 0 },
});
const name = field('name', 'Họ, chữ đệm, tên');
const religion = field('religion', 'Tôn giáo');
const population = {
  key: 'dan-cu/1.0',
  operations: [operation('find', 'Tra cứu theo số định danh', [name, religion]), operation('check', '', [name])],
};
const granted = {
  serviceKey: 'dan-cu/1.0',
  operations: ['find', 'check', 'gone'],
  fields: ['name', 'religion', 'old'],
};

it('what a grant gives is said in the words of the contract, and by its code where the contract has none', () => {
  expect(grantWords(granted, [population])).toEqual({
    operations: ['Tra cứu theo số định danh (find)', 'check', 'gone'],
    fields: [name, religion, field('old', 'old')],
  });
});

it('a grant without fields, and of a service nobody shows, is told as it is', () => {
  expect(grantWords({ ...granted, fields: null }, [])).toEqual({ operations: ['find', 'check', 'gone'], fields: null });
});

it('fields are chosen from those of the chosen operations, each once', () => {
  expect(fieldsOf(population, new Set(['check']))).toEqual([name]);
  expect(fieldsOf(population, new Set(['find', 'check']))).toEqual([name, religion]);
});
