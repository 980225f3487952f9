import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { requireActor } from '#infrastructure/http/require-actor.ts';
import { findText, type Language } from '#infrastructure/language.ts';
import { fillText } from '#infrastructure/refusal.ts';
import { BeginUploadInput, UploadView } from './papers.contract.ts';
import { refuse } from './papers.errors.ts';
import { papersEn } from './papers.en.ts';
import { papersVi } from './papers.vi.ts';
import { beginUpload, getUpload, receivePiece, resumeCheck, type UploadDeps } from './receive-upload.ts';
import { sendFile } from './send-file.ts';
import { deleteUpload, type Upload } from './uploads.queries.ts';

/** A piece of a file: small enough to be sent again on a weak line. */
const maxPieceBytes = 2_097_152;

const texts = { vi: papersVi, en: papersEn };
const ById = z.object({ id: z.uuid() });
const Offset = z.object({ 'upload-offset': z.coerce.number().int().min(0) });

/** Tải tệp lên: one at a time, in pieces, resumable from any device of the same account. */
export async function uploadRoutes(app: App, deps: UploadDeps): Promise<void> {
  await app.register(multipart, { limits: { files: 1, fileSize: deps.maxFileBytes } });
  app.addContentTypeParser(
    'application/offset+octet-stream',
    { parseAs: 'buffer', bodyLimit: maxPieceBytes },
    (_request, body, done) => done(null, body),
  );
  const view = (request: FastifyRequest, upload: Upload) => toView(upload, { ...deps, lang: languageOf(request) });

  app.post('/api/uploads', { schema: { body: BeginUploadInput, response: { 200: UploadView } } }, async (request) => {
    const { id, name, sizeBytes } = request.body;
    const accountId = requireActor(request).id;
    return view(request, await beginUpload(deps, { id, accountId, fileName: name, sizeBytes }));
  });

  app.patch(
    '/api/uploads/:id',
    { bodyLimit: maxPieceBytes, schema: { params: ById, headers: Offset, response: { 200: UploadView } } },
    async (request) => {
      const bytes = request.body;
      if (!(bytes instanceof Uint8Array)) throw refuse('paper.file_empty');
      const piece = {
        id: request.params.id,
        accountId: requireActor(request).id,
        offset: request.headers['upload-offset'],
        bytes,
      };
      return view(request, await receivePiece(deps, piece));
    },
  );

  app.get('/api/uploads/:id', { schema: { params: ById, response: { 200: UploadView } } }, async (request) => {
    const owned = { id: request.params.id, accountId: requireActor(request).id };
    const upload = await getUpload(deps, owned);
    return view(request, (await resumeCheck(deps, upload)) ?? (await getUpload(deps, owned)));
  });

  app.get('/api/uploads/:id/content', { schema: { params: ById } }, async (request, reply) => {
    const { sha256, mediaType, fileName, declaredBytes } = await getUpload(deps, {
      id: request.params.id,
      accountId: requireActor(request).id,
    });
    if (!sha256 || !mediaType) throw refuse('paper.upload_not_found');
    return sendFile(reply, deps.storage, { sha256, mediaType, name: fileName, sizeBytes: declaredBytes });
  });

  app.delete('/api/uploads/:id', { schema: { params: ById } }, async (request, reply) => {
    await deleteUpload(deps.db, { id: request.params.id, accountId: requireActor(request).id });
    return reply.status(204).send();
  });
}

/**
 * The file of a plain HTML form, for browsers without JavaScript; undefined when none was chosen. Other fields of the form are
 * given as text.
 */
export async function receiveFormFile(
  deps: UploadDeps,
  { accountId, file }: { accountId: string; file: { filename: string; bytes: Uint8Array } },
): Promise<Upload> {
  const upload = { id: randomUUID(), accountId };
  await beginUpload(deps, { ...upload, fileName: file.filename, sizeBytes: file.bytes.length });
  return receivePiece(deps, { ...upload, offset: 0, bytes: file.bytes });
}

export function toView(upload: Upload, { maxFileBytes, lang }: { maxFileBytes: number; lang: Language }): UploadView {
  const code = upload.refusalCode;
  return {
    id: upload.id,
    offset: upload.receivedBytes,
    sizeBytes: upload.declaredBytes,
    state: upload.state,
    fileName: upload.fileName,
    mediaType: upload.mediaType,
    pageCount: upload.pageCount,
    problem: code
      ? { code, message: fillText(findText(texts, lang, code) ?? '', { limit: Math.floor(maxFileBytes / 1_048_576) }) }
      : null,
  };
}
