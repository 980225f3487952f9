import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { App } from '#infrastructure/http/app.ts';
import { findDraft, refuseDossier } from '#applications/dossiers/index.ts';
import {
  findCurrentPackage,
  getPackage,
  refuseProcedure,
  type InstalledPackage,
} from '#applications/procedures/index.ts';
import { createForm } from '#platform/forms/index.ts';
import { requireVisitor, type Context } from './portal-context.server.ts';

const ByCode = z.object({ code: z.string().max(20) });
const ById = z.object({ id: z.uuid() });
/** A paper form costs a moment of the typesetter. */
const rateLimit = { max: 30, timeWindow: '1 minute' };

/** Tờ khai giấy: blank, to be filled in by hand, and filled in from the draft, to be signed. */
export function paperFormPages(app: App, { deps }: Context): void {
  app.get(
    '/thu-tuc/:code/to-khai.pdf',
    { config: { rateLimit }, schema: { params: ByCode } },
    async (request, reply) => {
      const { code } = request.params;
      const installed = await findCurrentPackage(deps.db, code);
      if (!installed) throw refuseProcedure('procedure.not_found', { code });
      const etag = `"${installed.version}"`;
      if (request.headers['if-none-match'] === etag) return reply.status(304).send();
      const pdf = await deps.renderer.render('application-form', printed(installed, { signer: '', signedOn: '' }));
      return sendPdf(
        reply.header('etag', etag).header('cache-control', 'public, max-age=3600'),
        pdf,
        `to-khai-${code}`,
      );
    },
  );

  app.get('/to-khai/:id/ban-in.pdf', { config: { rateLimit }, schema: { params: ById } }, async (request, reply) => {
    const actor = requireVisitor(request);
    const draft = await findDraft(deps.db, { id: request.params.id, accountId: actor.id });
    if (!draft) throw refuseDossier('dossier.draft_not_found');
    const installed = await getPackage(deps.db, draft.procedureCode, draft.packageVersion);
    const signed = { signer: actor.name, signedOn: vietnamDay(deps.now()) };
    const pdf = await deps.renderer.render('application-form', printed(installed, signed, draft.content.form));
    return sendPdf(reply.header('cache-control', 'no-store'), pdf, `to-khai-${draft.procedureCode}`);
  });

  function printed(
    { definition, form: installedForm }: InstalledPackage,
    signed: { signer: string; signedOn: string },
    data?: Record<string, unknown>,
  ) {
    const { title, basis } = installedForm.definition;
    const form = createForm(installedForm, { codeLists: deps.codeLists });
    return {
      title,
      basis,
      receiver: '',
      code: '',
      procedure: { code: definition.code, name: definition.name },
      sections: form.print(data, { lang: 'vi', today: vietnamDay(deps.now()) }),
      ...signed,
    };
  }
}

function sendPdf(reply: FastifyReply, pdf: Uint8Array, name: string) {
  return reply
    .headers({ 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}.pdf"` })
    .send(Buffer.from(pdf));
}
