import { z } from 'zod';
import type { Db } from '#infrastructure/database/connect.ts';
import { ExchangeFile } from '#platform/exchange/declared/exchange-file.ts';
import { readSegments } from '#platform/exchange/evidence/segments.ts';
import { CallFacts } from '#platform/exchange/gateway/record-call.ts';
import { composedGrants, composedServices, composedSystems } from './composed-service.ts';
import {
  applyDeclared,
  buildPurposeKey,
  giveSecret,
  signPurpose,
  startGateway,
  startProvider,
  takeToken,
  type TestGateway,
} from './exchange-office.ts';

export const person = '001085000123';
type Say = { status: number; body: unknown; after?: Promise<void> } | { raw: string } | 'hang';
const good = {
  citizen: {
    status: 200,
    body: { personalId: person, fullName: 'Nguyễn Thị Lan', religion: 'không', commune: 'Tích Sơn' },
  },
  card: { status: 200, body: { number: 'DN4', hospital: 'H1', debt: 7 } },
  hospital: { status: 200, body: { code: 'H1', name: 'Bệnh viện Phúc Yên' } },
};

type Asked = {
  as?: string;
  of?: string;
  purpose?: boolean;
  by?: TestGateway;
  trace?: string;
  signal?: AbortSignal;
};
const Answer = z.looseObject({
  code: z.string().optional(),
  description: z.string().optional(),
  missingParts: z
    .array(z.object({ part: z.string(), service: z.string().optional(), code: z.string(), message: z.string() }))
    .optional(),
});

/**
 * Two gateways, two providers that answer as the test says, and consumers of the composed service: `mot-cua` with all grants, `hep` with one
 * field of the whole, `it` with two calls a day for cards, `thieu` without the grant for cards, `bo` without that for people.
 */
export async function openComposedAxis(db: Db) {
  const key = buildPurposeKey();
  const says: Record<keyof typeof good, Say> = { ...good };
  /** Questions under way at both providers at once, and what good answers wait for; checks of the purpose for cards, and what they wait for. */
  const waiting = { underWay: 0, most: 0, together: Promise.resolve(), checks: 0, checked: Promise.resolve() };
  const provider = (which: (url: string) => keyof typeof good, tellsLength: boolean) =>
    startProvider((request, response) => {
      waiting.underWay += 1;
      waiting.most = Math.max(waiting.most, waiting.underWay);
      response.once('close', () => (waiting.underWay -= 1));
      const said = says[which(request.url ?? '')];
      if (said === 'hang') return;
      const text = 'raw' in said ? said.raw : JSON.stringify(said.body);
      const length = tellsLength && { 'content-length': Buffer.byteLength(text) };
      const answer = () =>
        response
          .writeHead('raw' in said ? 200 : said.status, { 'content-type': 'application/json', ...length })
          .end(text);
      if ('raw' in said) answer();
      else if (said.status >= 300) void (said.after ?? Promise.resolve()).then(answer);
      else void waiting.together.then(answer);
    });
  // People are asked in full, cards on the fast path once they have answered.
  const people = await provider(() => 'citizen', false);
  const cards = await provider((url) => (url.startsWith('/hospitals') ? 'hospital' : 'card'), true);
  const codes = ['mot-cua', 'hep', 'it', 'thieu', 'bo'];
  const of = (consumer: string, change: object[] = []) =>
    composedGrants(consumer).map((grant, index) => ({ ...grant, ...change[index] }));
  await applyDeclared(
    db,
    ExchangeFile.parse({
      systems: [
        ...composedSystems([key.jwk]),
        ...codes.slice(1).map((code) => ({
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
    }),
  );
  // The one dossier is about this person.
  const neededFields = async ({ subject, fields }: { subject: { number: string }; fields: readonly string[] }) => {
    if (fields.includes('number')) {
      waiting.checks += 1;
      await waiting.checked;
    }
    return subject.number === person ? fields : [];
  };
  const [gateway, other] = [await startGateway(db, { neededFields }), await startGateway(db, { neededFields })];
  const reread = () => Promise.all([gateway.reread(), other.reread()]);
  const setService = async (code: string, { settings, ...change }: { settings: object; personal?: boolean }) => {
    await db
      .updateTable('exchange.service')
      .set({ ...change, settings: JSON.stringify(settings) })
      .where('code', '=', code)
      .execute();
    await reread();
  };
  const tokens = new Map<string, string>();
  for (const code of codes) {
    const secret = await giveSecret(db, code);
    await reread();
    tokens.set(code, await takeToken(gateway.url, code, secret));
  }

  const headersOf = async (as = 'mot-cua') => ({
    authorization: `Bearer ${tokens.get(as)}`,
    'x-lawful-purpose': await signPurpose(key.privateKey, { iss: as }),
  });

  async function ask({
    as = 'mot-cua',
    of: whom = person,
    purpose = true,
    by = gateway,
    trace = '',
    signal,
  }: Asked = {}) {
    const { authorization, ...signed } = await headersOf(as);
    const response = await fetch(`${by.url}/nhan-than/1.0/people/${whom}`, {
      ...(signal && { signal }),
      headers: {
        ...{ authorization, ...(purpose && signed) },
        ...(trace && { traceparent: `00-${trace}-00f067aa0ba902b7-01` }),
      },
    });
    const answer = Answer.parse(await response.json());
    return { status: response.status, answer, trace: response.headers.get('x-trace-id') ?? '' };
  }

  /** What stands in the logs of the gateways of one trace. */
  async function recordsOf(trace: string): Promise<CallFacts[]> {
    const found: CallFacts[] = [];
    for (const { folder } of [gateway, other])
      for await (const stored of readSegments(folder)) {
        const facts = stored.kind === 'entry' ? stored.line.sections.facts : undefined;
        const read = facts && 'text' in facts ? CallFacts.parse(JSON.parse(facts.text)) : undefined;
        if (read?.trace === trace) found.push(read);
      }
    return found;
  }

  const answerWell = () => {
    Object.assign(says, good);
    Object.assign(waiting, { together: Promise.resolve(), checked: Promise.resolve(), checks: 0, most: 0 });
  };
  return { says, answerWell, waiting, people, cards, gateway, other, reread, setService, headersOf, ask, recordsOf };
}
