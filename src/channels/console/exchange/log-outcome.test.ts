import { expect, it } from 'vitest';
import { consoleVi, type ConsoleText } from '../console.vi.ts';
import { outcomeText } from './log-outcome.ts';

const t = (key: ConsoleText) => consoleVi[key];
const refusal = { code: '403002', message: 'Purpose Required', description: 'Phải gửi kèm mục đích.' };

it.each([
  [403, 'purpose_missing', refusal, 'Phải gửi kèm mục đích. (403002)'],
  [200, 'answered', null, ''],
  [404, 'answered', null, 'bên cung cấp trả lời như vậy'],
  [200, 'replayed', null, 'trả lại câu trả lời đầu của cùng khóa chống gửi trùng'],
  [401, 'decoy_shown', null, 'khóa bẫy bị đem ra dùng'],
  [200, 'tried', null, ''],
  // Of a newer gateway.
  [500, 'something_new', null, 'something_new'],
])('a call that ended with %i, %s, is told in words', (status, outcome, told, text) => {
  expect(outcomeText({ status, outcome, refusal: told }, t, 'vi')).toBe(text);
});

it('what a caller was told is told in English by its name', () => {
  expect(outcomeText({ status: 403, outcome: 'purpose_missing', refusal }, t, 'en')).toBe('Purpose Required (403002)');
});
