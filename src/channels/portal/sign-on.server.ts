import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import { signOnPages, signOnPath, type SignOn } from '#platform/identity/index.ts';
import type { Context } from './portal-context.server.ts';

const ByUid = z.object({ uid: z.string().regex(/^[\w-]{10,100}$/) });
const Answer = z.object({ agrees: z.enum(['co', 'khong']) });

/** Đăng nhập một lần for other systems: the protocol itself, and the pages between that ask the person. */
export async function signOnRoutes(app: App, { page }: Pick<Context, 'page'>, signOn: SignOn): Promise<void> {
  await app.register(async (protocol: App) => {
    // The protocol's library reads what is sent by itself.
    protocol.removeAllContentTypeParsers();
    protocol.addContentTypeParser('*', (_request, _payload, done) => done(null));
    protocol.all(`${signOnPath}/*`, async (request, reply) => {
      reply.hijack();
      await signOn.handle(request.raw, reply.raw);
    });
  });

  app.get(`${signOnPages}/:uid`, { schema: { params: ByUid } }, async (request, reply) => {
    const question = await signOn.ask(request.raw, reply.raw);
    if (!question) throw refuseHttp('http.not_found');
    const { actor } = request;
    if (question.kind === 'consent') {
      const { client, fields } = question;
      const { name, ownerName, purpose, article } = client;
      return page(request, reply, 'signOn', { uid: request.params.uid, name, ownerName, purpose, article, fields });
    }
    if (!actor) return reply.redirect(`/dang-nhap?tiep=${encodeURIComponent(request.url)}`, 303);
    const url = await signOn.answer(request.raw, reply.raw, { kind: 'login', accountId: actor.id });
    return page(request, reply, 'goOn', { url });
  });

  app.post(`${signOnPages}/:uid`, { schema: { params: ByUid, body: Answer } }, async (request, reply) => {
    const question = await signOn.ask(request.raw, reply.raw);
    if (question?.kind !== 'consent') throw refuseHttp('http.not_found');
    const agrees = request.body.agrees === 'co';
    const url = await signOn.answer(request.raw, reply.raw, { kind: 'consent', agrees });
    // A page of its own, not a redirect: from a form a browser lets nobody be led to another site.
    return page(request, reply, 'goOn', { url });
  });
}
