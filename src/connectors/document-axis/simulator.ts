import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { behave, requireBearer, type Behaviour } from '../simulator-kit/index.ts';
import { agencyActs, agencyPage } from './agency-page.ts';
import type { AxisBook } from './axis-book.ts';
import { EdxmlFault, mostBytes, readDocument, readRoute } from './read-edxml.ts';
import type { StandInAgency } from './stand-in-agency.ts';

type Simulating = {
  book: AxisBook;
  agency: StandInAgency;
  behaviour: () => Behaviour;
  key: string;
  /** Code of the province's system, in the form of QCVN 102:2016. */
  code: string;
};

const Sent = z.object({ messagetype: z.enum(['edoc', 'status']) });
const Asked = z.union([z.object({ state: z.literal('waiting') }), z.object({ on: z.iso.date() })]);
const ById = z.object({ id: z.uuid() });
const Act = z.object({ act: z.enum(agencyActs), text: z.string().trim().max(500).default('') });
const html = 'text/html; charset=utf-8';

/**
 * Mô phỏng trục liên thông văn bản quốc gia: carries edXML between the province and agencies outside, whose letter-box is a page. A
 * message sent twice is one; what is not of the standard is not carried.
 */
export async function documentAxisSimulator(app: FastifyInstance, simulating: Simulating): Promise<void> {
  const { book, agency, behaviour, key, code } = simulating;
  const head = code.slice(code.lastIndexOf('.') + 1);
  await app.register(formbody);
  app.addContentTypeParser('application/xml', { parseAs: 'string', bodyLimit: mostBytes }, (_request, body, done) =>
    done(null, body),
  );
  behave(app, behaviour);

  app.register(async (scope) => {
    scope.addHook('onRequest', requireBearer(key));
    scope.setErrorHandler((error, _request, reply) => {
      if (!(error instanceof z.ZodError)) throw error;
      return reply.status(400).send({ status: 'FAIL', message: 'Thiếu tham số, hoặc tham số không đúng' });
    });

    scope.post('/messages', { bodyLimit: mostBytes }, async ({ query, body }) => {
      const { messagetype: kind } = Sent.parse(query);
      const xml = z.string().parse(body);
      try {
        const route = readRoute(kind, xml);
        if (!route.from.endsWith(`.${head}`))
          return { status: 'FAIL', message: 'Cơ quan gửi không thuộc hệ thống này' };
        if (route.to.endsWith(`.${head}`))
          return { status: 'FAIL', message: 'Cơ quan nhận không ở ngoài hệ thống này' };
        await book.put({ kind, ...route, xml });
        await agency.deliver(kind, xml, route.to);
        return { status: 'OK' };
      } catch (error) {
        if (error instanceof EdxmlFault) return { status: 'FAIL', message: error.message };
        throw error;
      }
    });

    scope.get('/messages', async ({ query }) => {
      const asked = Asked.parse(query);
      return { messages: 'on' in asked ? await book.ofDay(head, asked.on) : await book.waiting(head) };
    });

    scope.get('/messages/:id', async ({ params }, reply) => {
      const xml = await book.find(ById.parse(params).id);
      if (xml === undefined) return reply.status(404).send({ status: 'FAIL' });
      return reply.type('application/xml; charset=utf-8').send(xml);
    });

    scope.put('/messages/:id/taken', async ({ params }) => {
      await book.taken(ById.parse(params).id);
      return { status: 'OK' };
    });
  });

  const delivered = async () =>
    Promise.all(
      (await book.delivered(head)).map(async ({ id, xml, to, documentCode }) => ({
        id,
        document: readDocument(xml, to),
        statuses: await book.statusesOf(documentCode),
      })),
    );

  app.get('/hop-thu', async (_request, reply) => reply.type(html).send(agencyPage(await delivered())));

  app.post('/hop-thu/:id', async ({ params, body }, reply) => {
    const { id } = ById.parse(params);
    const { act, text } = Act.parse(body);
    const found = (await delivered()).find((one) => one.id === id);
    if (!found) return reply.status(404).type(html).send(agencyPage([]));
    const { document } = found;
    const statuses = { register: '03', refuse: '02', assign: '04', handle: '05', reply: '06' } as const;
    if (act === 'reply') await agency.reply(document, text);
    await agency.tell(document, statuses[act], act === 'refuse' ? text : '');
    return reply.redirect('../hop-thu', 303);
  });
}
