import { expect, it } from 'vitest';
import { problemText, ServerProblem } from './server-problem.ts';

const invalid = (fields: readonly string[]) =>
  new ServerProblem({ status: 400, code: 'http.invalid', message: 'của máy chủ', details: { fields } });
const t = (key: string, params: Readonly<Record<string, string | number>> = {}) => `${key} ${params['fields'] ?? ''}`;

it('names the parts of a form as the screen does, and leaves to the server what the screen has no name for', () => {
  const labels = { name: 'Tên', operations: 'Thao tác' };
  expect(problemText(invalid(['name', 'operations.0', 'operations.1']), t, labels)).toBe('frame.invalid Tên, Thao tác');
  expect(problemText(invalid(['name', 'other']), t, labels)).toBe('của máy chủ');
  expect(problemText(invalid(['name']), t)).toBe('của máy chủ');
});
