import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { signOnPages, signOnPath, type SignOn, type SignOnProblem } from '#platform/identity/index.ts';
import type { Context } from './portal-context.server.ts';
import { portalEn } from './portal.en.ts';
import { portalVi } from './portal.vi.ts';

const ByUid = z.object({ uid: z.string().regex(/^[\w-]{10,100}$/) });
/** `fields`: what the page said the system will learn. */
const Answer = z.object({ agrees: z.enum(['co', 'khong']), fields: z.string().max(300).default('') });

export type SystemAsking = Pick<SignOn, 'systemAsking'>;

/** Name of the system for which people come back to this page of ours; null when it is no page of signing on, or that is over. */
export async function systemAskingAt({ systemAsking }: SystemAsking, path: string): Promise<string | null> {
  if (!path.startsWith(`${signOnPages}/`)) return null;
  const { data } = ByUid.safeParse({ uid: path.slice(signOnPages.length + 1) });
  return (data && (await systemAsking(data.uid))) ?? null;
}

/** Đăng nhập một lần for other systems: the protocol itself, and the pages between that ask the person. */
export async function signOnRoutes(
  app: App,
  { page, errorPage }: Pick<Context, 'page' | 'errorPage'>,
  signOn: SignOn,
): Promise<void> {
  const draw = (request: FastifyRequest, problem: SignOnProblem): string =>
    errorPage({ request, message: (languageOf(request) === 'en' ? portalEn : portalVi)[`signOn.problem.${problem}`] });
  const isOver = (request: FastifyRequest, reply: FastifyReply) =>
    reply.status(404).type('text/html; charset=utf-8').send(draw(request, 'expired'));

  await app.register(async (protocol: App) => {
    // The protocol's library reads what is sent by itself.
    protocol.removeAllContentTypeParsers();
    protocol.addContentTypeParser('*', (_request, _payload, done) => done(null));
    protocol.all(`${signOnPath}/*`, async (request, reply) => {
      const { url } = request;
      const { 'content-security-policy': policy = '', ...headers } = reply.getHeaders();
      reply.hijack();
      for (const [name, value] of Object.entries(headers)) if (value !== undefined) reply.raw.setHeader(name, value);
      await signOn.handle(request.raw, reply.raw, (problem) => {
        // Of our pages only: a system may have the answer posted to it (`form_post`), by a page of the library's.
        reply.raw.setHeader('content-security-policy', policy);
        request.raw.url = url;
        return draw(request, problem);
      });
    });
  });

  app.get(`${signOnPages}/:uid`, { schema: { params: ByUid } }, async (request, reply) => {
    const question = await signOn.ask(request.raw, reply.raw);
    if (!question) return isOver(request, reply);
    if (question.kind === 'consent') {
      const { client, fields } = question;
      const { name, ownerName, purpose, article } = client;
      return page(request, reply, 'signOn', { uid: request.params.uid, name, ownerName, purpose, article, fields });
    }
    const { signedIn } = question;
    if (!signedIn) return reply.redirect(`/dang-nhap?tiep=${encodeURIComponent(request.url)}`, 303);
    const url = await signOn.answer(request.raw, reply.raw, { kind: 'login', ...signedIn });
    return page(request, reply, 'goOn', { url });
  });

  app.post(`${signOnPages}/:uid`, { schema: { params: ByUid, body: Answer } }, async (request, reply) => {
    const question = await signOn.ask(request.raw, reply.raw);
    if (question?.kind !== 'consent') return isOver(request, reply);
    const shown = request.body.fields.split(' ');
    // What came to be asked for while the page stood there is asked about on another.
    const fields = question.fields.filter((field) => shown.includes(field));
    const url = await signOn.answer(
      request.raw,
      reply.raw,
      request.body.agrees === 'co' ? { kind: 'consent', fields } : { kind: 'refusal' },
    );
    // A page of its own, not a redirect: from a form a browser lets nobody be led to another site.
    return page(request, reply, 'goOn', { url });
  });
}
