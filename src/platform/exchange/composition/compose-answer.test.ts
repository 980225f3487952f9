import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { composedGrants, composedServices, composedSystems } from '#testing/composed-service.ts';
import {
  applyDeclared,
  buildPurposeKey,
  giveSecret,
  signPurpose,
  startGateway,
  startProvider,
  takeToken,
  type Provider,
  type TestGateway,
} from '#testing/exchange-office.ts';
import { testDatabase } from '#testing/test-database.ts';
import { ExchangeFile } from '../declared/exchange-file.ts';
import { logFileName } from '../evidence/evidence-log.ts';
import { readLog } from '../evidence/log-file.ts';
import { CallFacts } from '../gateway/record-call.ts';

const { db } = await testDatabase();
const key = buildPurposeKey();
const person = '001085000123';
/** Whom the dossier concerns. */
const concerned = new Set([person]);
let people: Provider;
let cards: Provider;
let gateways: TestGateway[] = [];
const tokens = new Map<string, string>();

type Say = { status: number; body: unknown } | 'hang';
const good = {
  citizen: {
    status: 200,
    body: { personalId: person, fullName: 'Nguyễn Thị Lan', religion: 'không', commune: 'Tích Sơn' },
  },
  card: { status: 200, body: { number: 'DN4', hospital: 'H1', debt: 7 } },
  hospital: { status: 200, body: { code: 'H1', name: 'Bệnh viện Phúc Yên' } },
};
const says: Record<keyof typeof good, Say> = { ...good };
/** Questions under way at both providers at once: that parts run side by side. */
let [underWay, mostUnderWay, together] = [0, 0, Promise.resolve()];

beforeEach(() => {
  Object.assign(says, good);
  together = Promise.resolve();
});

beforeAll(async () => {
  const provider = (which: (url: string) => keyof typeof good) =>
    startProvider((request, response) => {
      underWay += 1;
      mostUnderWay = Math.max(mostUnderWay, underWay);
      response.once('close', () => (underWay -= 1));
      const said = says[which(request.url ?? '')];
      if (said === 'hang') return;
      void together.then(() =>
        response.writeHead(said.status, { 'content-type': 'application/json' }).end(JSON.stringify(said.body)),
      );
    });
  people = await provider(() => 'citizen');
  cards = await provider((url) => (url.startsWith('/hospitals') ? 'hospital' : 'card'));
  const of = (consumer: string, change: object[] = []) =>
    composedGrants(consumer).flatMap((grant, index) => (change[index] ? [{ ...grant, ...change[index] }] : [grant]));
  const declared = {
    systems: [
      ...composedSystems([key.jwk]),
      ...['hep', 'it', 'thieu', 'bo'].map((code) => ({
        ...{ code, name: `Hệ thống ${code}`, owner: { code: 'H62.01', name: 'Sở thử nghiệm' }, securityLevel: 3 },
        ...{ environment: 'production', purposeKeys: [key.jwk] },
      })),
    ],
    services: composedServices(people.url, cards.url),
    grants: [
      ...of('mot-cua'),
      ...of('hep', [{ fields: ['name'] }]),
      ...of('it', [{}, {}, { dailyQuota: 2 }]),
      ...of('thieu').slice(0, 2),
      ...of('bo').filter((_, index) => index !== 1),
    ],
  };
  await applyDeclared(db, ExchangeFile.parse(declared));
  const options = {
    neededFields: async ({ subject, fields }: { subject: { number: string }; fields: readonly string[] }) =>
      concerned.has(subject.number) ? fields : [],
  };
  gateways = [await startGateway(db, options), await startGateway(db, options)];
  for (const code of ['mot-cua', 'hep', 'it', 'thieu', 'bo']) {
    const secret = await giveSecret(db, code);
    await Promise.all(gateways.map((gateway) => gateway.reread()));
    tokens.set(code, await takeToken(gateways[0]?.url ?? '', code, secret));
  }
});

const Answer = z.looseObject({
  code: z.string().optional(),
  description: z.string().optional(),
  missingParts: z
    .array(z.object({ part: z.string(), service: z.string().optional(), code: z.string(), message: z.string() }))
    .optional(),
});

async function ask({ as = 'mot-cua', of = person, purpose = true, gateway = gateways[0], trace = '' } = {}) {
  const response = await fetch(`${gateway?.url}/nhan-than/1.0/people/${of}`, {
    headers: {
      authorization: `Bearer ${tokens.get(as)}`,
      ...(purpose && { 'x-lawful-purpose': await signPurpose(key.privateKey, { iss: as }) }),
      ...(trace && { traceparent: `00-${trace}-00f067aa0ba902b7-01` }),
    },
  });
  const answer = Answer.parse(await response.json());
  return { status: response.status, answer, trace: response.headers.get('x-trace-id') ?? '' };
}

/** What stands in the logs of the gateways of one trace. */
async function recordsOf(trace: string): Promise<CallFacts[]> {
  const found: CallFacts[] = [];
  for (const { folder } of gateways)
    for await (const stored of readLog(join(folder, logFileName))) {
      const facts = stored.kind === 'entry' ? stored.line.sections.facts : undefined;
      const read = facts && 'text' in facts ? CallFacts.parse(JSON.parse(facts.text)) : undefined;
      if (read?.trace === trace) found.push(read);
    }
  return found;
}

describe('a composed call', () => {
  it('asks parts side by side, those that wait after what they need, and gives one answer', async () => {
    const { promise, resolve: release } = Promise.withResolvers<void>();
    together = promise;
    mostUnderWay = 0;
    const asked = ask();
    await expect.poll(() => underWay).toBe(2);
    release();
    const { status, answer } = await asked;
    expect([status, answer]).toEqual([
      200,
      { name: 'Nguyễn Thị Lan', card: { number: 'DN4' }, hospital: 'Bệnh viện Phúc Yên' },
    ]);
    expect(mostUnderWay).toBe(2);
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
    expect(tookMs).toBeGreaterThan(900);
    expect(tookMs).toBeLessThan(2500);
    const hung = (await recordsOf(trace)).find(({ composed }) => composed?.part === 'the');
    expect(hung).toMatchObject({ outcome: 'timed_out', status: 504 });
  });

  it('is one that is still not there when the time of the whole is up, whatever its own limit', async () => {
    says.card = 'hang';
    const limit = async (timeoutMs: number) => {
      await db
        .updateTable('exchange.service')
        .set({ settings: JSON.stringify({ timeoutMs, retries: 0 }) })
        .where('code', '=', 'the')
        .execute();
      await gateways[0]?.reread();
    };
    await limit(60_000);
    const startedAt = performance.now();
    const { status, answer, trace } = await ask();
    const tookMs = performance.now() - startedAt;
    await limit(1000);
    expect([status, answer.missingParts?.[0]?.code]).toEqual([200, '101504']);
    expect(tookMs).toBeGreaterThan(2400);
    expect(tookMs).toBeLessThan(3500);
    // Its question is broken off, and on record as what it was.
    await expect.poll(() => underWay).toBe(0);
    const hung = async () => (await recordsOf(trace)).find(({ composed }) => composed?.part === 'the')?.outcome;
    await expect.poll(hung).toBe('timed_out');
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
    const { status, answer } = await ask({ as: 'it', gateway: gateways[1] });
    expect([status, answer.missingParts?.[0]?.code]).toEqual([200, '900804']);
  });
});

describe('the service that is composed', () => {
  it('is called in SOAP like any other', async () => {
    const response = await fetch(`${gateways[0]?.url}/nhan-than/1.0`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${tokens.get('mot-cua')}`, 'content-type': 'text/xml' },
        'x-lawful-purpose': await signPurpose(key.privateKey),
      },
      body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><getPerson xmlns="urn:motcua:lgsp:nhan-than:1.0"><personalId>${person}</personalId></getPerson></s:Body></s:Envelope>`,
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Bệnh viện Phúc Yên');
  });
});
