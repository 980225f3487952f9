import { beforeEach, describe, expect, it } from 'vitest';
import { openComposedAxis } from '#testing/composed-axis.ts';
import { composition } from '#testing/composed-service.ts';
import { testDatabase } from '#testing/test-database.ts';

const { db } = await testDatabase();
const { answerWell, ask, people, recordsOf, says, setService } = await openComposedAxis(db);
beforeEach(answerWell);

describe('a formula of who composes', () => {
  it('cannot ask about somebody the purpose of the consumer is not about', async () => {
    const parts = { ...composition.getPerson.parts };
    const danCu = { ...parts.danCu, parameters: '{ "personalId": "001085000999" }' };
    const turned = { getPerson: { ...composition.getPerson, parts: { ...parts, danCu } } };
    await setService('nhan-than', { settings: { timeoutMs: 3500, composition: turned } });
    const before = people.calls.length;
    const { status, answer } = await ask();
    await setService('nhan-than', { settings: { timeoutMs: 3500, composition } });
    expect([status, answer.code]).toEqual([403, '403004']);
    expect(people.calls.length).toBe(before);
  });
});

describe('an answer of a part that is held against no contract', () => {
  const free = { timeoutMs: 1000, retries: 0, checkResponses: false };
  const openUp = async (isOpen: boolean) => {
    await db
      .updateTable('exchange.access_grant')
      .set({ fields: isOpen ? null : ['number', 'hospital', 'name'] })
      .where('service_id', '=', (eb) => eb.selectFrom('exchange.service').select('id').where('code', '=', 'the'))
      .execute();
    await setService('the', {
      settings: isOpen ? free : { timeoutMs: 1000, retries: 0 },
      personal: !isOpen,
    });
  };

  it('is missing when it is no JSON, and on record as what it was', async () => {
    await openUp(true);
    says.card = { raw: 'không phải JSON' };
    const { status, answer, trace } = await ask();
    await openUp(false);
    expect([status, answer.missingParts?.[0]?.part, answer.name]).toEqual([200, 'the', 'Nguyễn Thị Lan']);
    const record = (await recordsOf(trace)).find(({ composed }) => composed?.part === 'the');
    expect(record?.outcome).toBe('wrong_answer');
  });

  it('ends nobody else when it has lists within lists without end', async () => {
    await openUp(true);
    const well = says.card;
    says.card = { raw: `{"hospital":${'['.repeat(300_000)}${']'.repeat(300_000)}}` };
    const deep = await Promise.all([ask(), ask(), ask()]);
    says.card = well;
    const { status } = await ask();
    await openUp(false);
    expect(deep.map((one) => one.status)).toEqual([502, 502, 502]);
    expect(status).toBe(200);
  });
});
