import { beforeEach, describe, expect, it } from 'vitest';
import { openComposedAxis, person } from '#testing/composed-axis.ts';
import { testDatabase } from '#testing/test-database.ts';

const { db } = await testDatabase();
const { answerWell, ask, cards, gateway, headersOf, people, recordsOf, says, waiting } = await openComposedAxis(db);
beforeEach(answerWell);

describe('a composed call', () => {
  it('asks parts side by side, those that wait after what they need, and gives one answer', async () => {
    const { promise, resolve: release } = Promise.withResolvers<void>();
    waiting.together = promise;
    const asked = ask();
    await expect.poll(() => waiting.underWay).toBe(2);
    release();
    const { status, answer } = await asked;
    expect([status, answer]).toEqual([
      200,
      { name: 'Nguyễn Thị Lan', card: { number: 'DN4' }, hospital: 'Bệnh viện Phúc Yên' },
    ]);
    expect(waiting.most).toBe(2);
  });

  it('gives of each part what its own grant gives, and of the whole what the grant of the whole gives', async () => {
    const { answer } = await ask();
    expect(answer).not.toHaveProperty('religion');
    expect(answer).not.toHaveProperty('card.debt');
    expect((await ask({ as: 'hep' })).answer).toEqual({ name: 'Nguyễn Thị Lan' });
  });

  it('tells providers who calls and why, in the trace of the caller, and how long is left', async () => {
    const trace = 'ab'.repeat(16);
    await ask({ trace });
    for (const { calls } of [people, cards]) {
      const headers = calls.at(-1)?.headers;
      expect(headers?.['traceparent']).toMatch(new RegExp(`^00-${trace}-`));
      expect(headers?.['x-lgsp-caller']).toBeDefined();
      expect(Number(headers?.['x-lgsp-time-left'])).toBeGreaterThan(1000);
    }
  });

  it('is refused without a purpose before anybody is asked, and for people no dossier is about', async () => {
    const before = people.calls.length + cards.calls.length;
    expect((await ask({ purpose: false })).answer.code).toBe('403002');
    expect((await ask({ of: '001085000999' })).answer.code).toBe('403004');
    expect(people.calls.length + cards.calls.length).toBe(before);
  });

  it('puts each part on record like a direct call, tied to the whole', async () => {
    const { trace } = await ask();
    const records = await recordsOf(trace);
    const whole = records.find(({ composed }) => composed && composed.part === undefined);
    expect(whole).toMatchObject({
      service: 'nhan-than/1.0',
      outcome: 'answered',
      status: 200,
      dossier: expect.any(String),
    });
    expect(records.map(({ composed }) => composed?.call)).toEqual(Array(4).fill(whole?.composed?.call));
    const parts = records.filter(({ composed }) => composed?.part);
    expect(parts.map((one) => [one.composed?.part, one.service, one.consumer, one.outcome]).toSorted()).toEqual([
      ['benhVien', 'the/1.0', 'mot-cua', 'answered'],
      ['danCu', 'dan-cu/1.0', 'mot-cua', 'answered'],
      ['the', 'the/1.0', 'mot-cua', 'answered'],
    ]);
    const ofPeople = parts.filter(({ composed }) => composed?.part !== 'benhVien');
    expect(ofPeople.every(({ subjectKey, purpose }) => subjectKey === whole?.subjectKey && purpose === 'dossier')).toBe(
      true,
    );
    // The last thing on record is the whole: no part of it is unrecorded when it goes out.
    expect(records.at(-1)).toEqual(whole);
  });
});

describe('the service that is composed', () => {
  it('is called in SOAP like any other', async () => {
    const askInSoap = async () =>
      fetch(`${gateway.url}/nhan-than/1.0`, {
        method: 'POST',
        headers: { ...(await headersOf()), 'content-type': 'text/xml' },
        body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><getPerson xmlns="urn:motcua:lgsp:nhan-than:1.0"><personalId>${person}</personalId></getPerson></s:Body></s:Envelope>`,
      });
    const response = await askInSoap();
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Bệnh viện Phúc Yên');
    says.card = { status: 503, body: {} };
    expect(await (await askInSoap()).text()).toMatch(/<missingParts>.*<part>the<\/part>/);
  });
});
