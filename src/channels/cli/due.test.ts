import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { dueCommand } from './due.ts';

const Answer = z.strictObject({
  dueOn: z.string(),
  dueAt: z.string(),
  derivation: z.array(z.strictObject({ on: z.string(), counted: z.boolean(), why: z.string(), article: z.string() })),
});

afterEach(() => vi.restoreAllMocks());

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: unknown[] = [];
  const err: unknown[] = [];
  vi.spyOn(console, 'log').mockImplementation((text) => void out.push(text));
  vi.spyOn(console, 'error').mockImplementation((text) => void err.push(text));
  const code = await dueCommand(args);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('due', () => {
  it('prints the due date and its derivation as JSON', async () => {
    const { code, out } = await run('--term', '10 working days', '--from', '2026-02-13T16:10', '--json');
    const answer = Answer.parse(JSON.parse(out));
    expect([code, answer.dueOn, answer.dueAt]).toEqual([0, '2026-03-06', '2026-03-06T16:10:00+07:00']);
    expect(answer.derivation.filter(({ counted }) => counted)).toHaveLength(10);
  });

  it('otherwise explains in Vietnamese', async () => {
    const { code, out } = await run('--term', '1 month', '--from', '2026-01-31T09:00');
    expect([code, out.split('\n').at(-1)]).toEqual([0, 'Hạn giải quyết: hết thứ Hai ngày 02/03/2026.']);
  });

  it('explains in English when asked to', async () => {
    const { code, out } = await run('--term', '10 working days', '--from', '2026-02-13T16:10', '--lang', 'en');
    const sentences = out.split('\n');
    expect([code, sentences[0], sentences.at(-1)]).toEqual([
      0,
      'Processing time: 10 working days.',
      'Due date: Friday, 6 March 2026; appointment for the result: 16:10.',
    ]);
    const json = await run('--term', '1 day', '--from', '2026-03-09T09:00', '--lang', 'en', '--json');
    const { derivation } = Answer.parse(JSON.parse(json.out));
    expect(derivation.map(({ why }) => why)).toEqual([
      'Accepted at 09:00; the term runs from the next day.',
      'Day 1, the last day of the term.',
    ]);
  });

  it.each([
    [[], 'A term (--term) and a moment of acceptance (--from) are needed'],
    [['--whatever'], 'The arguments are not valid'],
    [['--term', '10 fortnights', '--from', '2026-02-13T16:10'], 'The term “10 fortnights” is not understood'],
  ])('answers wrong input %j in English when asked to', async (args, sentence) => {
    const { code, err } = await run(...args, '--lang', 'en');
    expect([code, err.split('\n').length]).toEqual([1, 1]);
    expect(err).toContain(sentence);
  });

  it('takes a receipt policy, of the day or of a named profile, and pauses', async () => {
    const late = ['--term', 'same day', '--from', '2026-03-09T15:30', '--policy', 'same-day-15h', '--json'];
    expect(Answer.parse(JSON.parse((await run(...late)).out)).dueOn).toBe('2026-03-10');
    expect((await run(...late, '--profile', '2018')).out).toContain('Nghị định 61/2018/NĐ-CP');
    const paused = ['--pause', '2026-03-09T10:00/2026-03-10T10:00', '--pause', '2026-03-10T12:00/2026-03-11T12:00'];
    const { out } = await run('--term', '1 working day', '--from', '2026-03-09T08:00', '--json', ...paused);
    // Tuesday 08:00, then eight working hours for each pause.
    expect(Answer.parse(JSON.parse(out)).dueAt).toBe('2026-03-12T08:00:00+07:00');
  });

  it.each([
    [[], 'Cần nêu thời hạn'],
    [['--term', '10 days'], 'Cần nêu thời hạn'],
    [['--term', '10 fortnights', '--from', '2026-02-13T16:10'], 'Không hiểu thời hạn “10 fortnights”'],
    [['--term', '10 days', '--from', '13/02/2026'], 'Không hiểu thời điểm “13/02/2026”'],
    [['--term', '10 days', '--from', '2026-02-13T16:10', '--pause', 'x'], 'Khoảng tạm dừng “x” không đúng'],
    [['--term', '10 days', '--from', '2026-02-13T16:10', '--policy', 'same-day-15h'], 'chỉ áp dụng cho'],
    [
      ['--term', '10 days', '--from', '2027-12-30T16:10'],
      'Lịch làm việc chỉ có từ ngày 01/01/2017 đến ngày 31/12/2027',
    ],
    [['--term', '10 days', '--from', '2026-02-13T16:10', '--lang', 'fr'], 'Tham số dòng lệnh không đúng'],
    [['--whatever'], 'Tham số dòng lệnh không đúng'],
  ])('answers wrong input %j with one sentence and 1', async (args, sentence) => {
    const { code, out, err } = await run(...args);
    expect([code, out, err.split('\n').length]).toEqual([1, '', 1]);
    expect(err).toContain(sentence);
  });
});
