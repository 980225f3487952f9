import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '#infrastructure/clock.ts';
import type { InventedProvince, Person } from '../invented-province/index.ts';
import { behave, pick, swapsPeople, type Behaviour } from '../simulator-kit/index.ts';
import { element, envelope, signCall, type Credentials } from './population-messages.ts';
import { Question } from './question.ts';
import { compareCitizen, writeCitizen } from './simulated-answers.ts';
import { parseXml } from './xml-tree.ts';

type Simulating = {
  province: () => Promise<InventedProvince>;
  /** A child registered since the people were made. */
  findChild: (personalId: string) => Promise<{ person: Person } | undefined>;
  behaviour: () => Behaviour;
  credentials: Credentials;
  now: Clock;
};

const clockDifferenceMs = 5 * 60_000;
const xml = 'text/xml; charset=utf-8';

const Message = z.object({
  Envelope: z.object({
    Body: z.union([
      z.object({ TraCuuThongTinCongDan: Question }).strict(),
      z.object({ XacThucThongTinCongDan: Question }).strict(),
    ]),
  }),
});

/** Mô phỏng cơ sở dữ liệu quốc gia về dân cư: SOAP with the signed headers of the real one. */
export function populationSimulator(app: FastifyInstance, simulating: Simulating): void {
  const { province, findChild, behaviour } = simulating;
  behave(app, behaviour);
  app.addContentTypeParser(['text/xml', 'application/xml'], { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  app.post('/', { preHandler: requireSignature(simulating) }, async (request, reply) => {
    const message = Message.safeParse(readXml(request.body));
    if (!message.success) return reply.status(500).type(xml).send(fault('Client', 'Bản tin không đúng cấu trúc'));
    const { Body } = message.data.Envelope;
    const isLookUp = 'TraCuuThongTinCongDan' in Body;
    const question = isLookUp ? Body.TraCuuThongTinCongDan : Body.XacThucThongTinCongDan;
    const known = await province();
    const person =
      findPerson(known, question, swapsPeople(behaviour())) ??
      (question.SoDinhDanh ? (await findChild(question.SoDinhDanh))?.person : undefined);
    const agrees = person && Object.values(compareCitizen(person, question)).every(Boolean);
    const content = isLookUp
      ? agrees && writeCitizen(person, known)
      : person && element('KetQuaXacThuc', writeComparison(person, question));
    const service = isLookUp ? 'TraCuuThongTinCongDan' : 'XacThucThongTinCongDan';
    const answer = element(`${service}Response`, element('MaYeuCau', question.MaYeuCau) + (content || ''));
    return reply.type(xml).send(envelope(answer));
  });
}

function requireSignature({ credentials, now }: Simulating) {
  return async ({ headers, host, url }: FastifyRequest, reply: FastifyReply) => {
    const timestamp = String(headers['timestamp'] ?? '');
    const isFresh = Math.abs(now().getTime() - Number(timestamp)) <= clockDifferenceMs;
    const isSigned = headers.authorization === signCall(`http://${host}${url}`, credentials, timestamp);
    const isKnown = headers['apikey'] === credentials.apiKey && headers['x-road-client'] === credentials.roadClient;
    if (isFresh && isSigned && isKnown) return undefined;
    return reply.status(401).type(xml).send(fault('Client.Authentication', 'Xác thực không thành công'));
  };
}

function findPerson({ people }: InventedProvince, question: Question, swapped: boolean): Person | undefined {
  const { SoDinhDanh, SoCMND } = question;
  const byOld = () => [...people.values()].find(({ oldIdentityNumber }) => oldIdentityNumber === SoCMND)?.personalId;
  return pick(people, SoDinhDanh ?? (SoCMND ? byOld() : undefined) ?? '', { swapped });
}

const writeComparison = (person: Person, question: Question): string =>
  Object.entries(compareCitizen(person, question))
    .map(([name, isSame]) => element(name, isSame ? '1' : '0'))
    .join('');

function readXml(body: unknown): unknown {
  try {
    return parseXml(z.string().parse(body));
  } catch {
    return undefined;
  }
}

const fault = (code: string, text: string): string =>
  envelope(`<soapenv:Fault><faultcode>soapenv:${code}</faultcode><faultstring>${text}</faultstring></soapenv:Fault>`);
