import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { askAboutAccess, AskInput, listAccesses } from '#data/registry/index.ts';
import { requireVisitor, type Context } from './portal-context.server.ts';

const Paging = z.object({ truoc: z.iso.datetime().optional(), ma: z.uuid().optional() });

/** Ai đã xem dữ liệu của tôi: each look into a shared database at the visitor's data, and the question about one. */
export function dataPages(app: App, context: Context): void {
  const { deps, page } = context;

  app.get('/du-lieu-cua-toi', { schema: { querystring: Paging } }, async (request, reply) => {
    const actor = requireVisitor(request);
    const { truoc, ma } = request.query;
    const before = truoc && ma ? { at: new Date(truoc), id: ma } : null;
    const { accesses, next } = await listAccesses(deps, { actor, before, lang: languageOf(request, reply) });
    const nextUrl = next && `/du-lieu-cua-toi?${new URLSearchParams({ truoc: next.at, ma: next.id }).toString()}`;
    return page(request, reply, 'myData', { accesses, nextUrl, isFirst: before === null });
  });

  app.post(
    '/du-lieu-cua-toi/:id/hoi',
    { schema: { params: z.object({ id: z.uuid() }), body: AskInput } },
    async (request, reply) => {
      const { id } = request.params;
      await askAboutAccess(deps, { actor: requireVisitor(request), accessId: id, question: request.body.question });
      return reply.redirect(`/du-lieu-cua-toi#${id}`, 303);
    },
  );
}
