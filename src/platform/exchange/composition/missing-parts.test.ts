import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { openComposedAxis } from '#testing/composed-axis.ts';
import { testDatabase } from '#testing/test-database.ts';

const { db } = await testDatabase();
const { answerWell, ask, other, recordsOf, reread, says } = await openComposedAxis(db);
beforeEach(answerWell);

describe('a part that is missing', () => {
  it('is told in the answer, with whose matter it is, also where few fields are granted', async () => {
    says.card = { status: 503, body: {} };
    const { status, answer } = await ask({ as: 'hep' });
    expect(status).toBe(200);
    expect(answer).toMatchObject({ name: 'Nguyễn Thị Lan' });
    expect(answer.missingParts).toEqual([
      {
        ...{ part: 'the', service: 'the/1.0', code: '101500' },
        message: 'Bên cung cấp gặp lỗi. (thành phần the, dịch vụ the/1.0; việc của bên cung cấp ben-bao-hiem)',
      },
      {
        ...{ part: 'benhVien', service: 'the/1.0', code: '424001' },
        message: expect.stringContaining('Chưa đủ dữ liệu để hỏi'),
      },
    ]);
  });

  it('ends the call when there is no answer without it, and whoever asks learns which', async () => {
    says.citizen = { status: 500, body: {} };
    const { status, answer } = await ask();
    expect([status, answer.code]).toEqual([502, '101500']);
    expect(answer.description).toContain('thành phần danCu, dịch vụ dan-cu/1.0; việc của bên cung cấp ben-dan-cu');
    says.citizen = { status: 404, body: { why: 'không có' } };
    expect((await ask()).answer.code).toBe('404004');
  });

  it('is one that hangs: given up by its own limit, and the others are answered', async () => {
    says.card = 'hang';
    const startedAt = performance.now();
    const { status, answer, trace } = await ask();
    const tookMs = performance.now() - startedAt;
    expect([status, answer.missingParts?.[0]?.code]).toEqual([200, '101504']);
    expect(tookMs).toBeGreaterThan(1900);
    expect(tookMs).toBeLessThan(5000);
    const hung = (await recordsOf(trace)).find(({ composed }) => composed?.part === 'the');
    expect(hung).toMatchObject({ outcome: 'timed_out', status: 504 });
  });

  it('is one the consumer has no grant for: composition adds no right', async () => {
    const { status, answer } = await ask({ as: 'thieu' });
    expect([status, answer.missingParts?.[0]?.code]).toEqual([200, '900908']);
    expect(answer.missingParts?.[0]?.message).toContain('việc của hệ thống gọi');
    expect(answer).not.toHaveProperty('card');
    const without = await ask({ as: 'bo' });
    expect([without.status, without.answer.code]).toEqual([403, '900908']);
    expect(without.answer.description).toContain('thành phần danCu, dịch vụ dan-cu/1.0');
  });

  it('is one whose calls of the day are used up, at whichever gateway', async () => {
    // One call of a composed service asks this grant twice: for the card, and for its hospital.
    expect((await ask({ as: 'it' })).answer).not.toHaveProperty('missingParts');
    const { status, answer } = await ask({ as: 'it', by: other });
    expect([status, answer.missingParts?.[0]?.code]).toEqual([200, '900804']);
  });

  it('is one outside the rows of the grant: it looks like one nobody knows of', async () => {
    const rows = (field: string, values: string[] | null) =>
      db
        .updateTable('exchange.access_grant')
        .set({ row_scope: values && JSON.stringify({ field, values }) })
        .where('fields', '=', sql<string[]>`array['personalId', 'fullName']`)
        .execute()
        .then(() => reread());
    await rows('commune', ['Hội Hợp']);
    const elsewhere = await ask();
    says.citizen = { status: 404, body: { why: 'không có' } };
    const unknown = await ask();
    await rows('', null);
    expect([elsewhere.status, elsewhere.answer]).toEqual([404, unknown.answer]);
    expect(unknown.answer.code).toBe('404004');
  });

  it('is one whose service is no longer there: it is not named to who cannot know of it', async () => {
    const become = async (state: string) => {
      await db.updateTable('exchange.service').set({ state }).where('code', '=', 'the').execute();
      await reread();
    };
    await become('retired');
    const { status, answer } = await ask();
    await become('published');
    const [missing] = answer.missingParts ?? [];
    expect([status, missing]).toEqual([
      200,
      {
        ...{ part: 'the', code: '404001' },
        message: expect.stringContaining('(thành phần the; việc của cơ quan quản lý nền tảng)'),
      },
    ]);
  });
});
