import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Readable } from 'node:stream';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { App } from '#infrastructure/http/app.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import type { CallerTokens } from '#platform/identity/index.ts';
import { sendFile } from '#platform/papers/index.ts';
import { dropFile, keepFile, openFile, type SharedFile, type SharedFilesDeps } from '#platform/shared-files/index.ts';
import { machine, requireCaller, servicesRoot } from './caller.server.ts';

type Deps = { sharedFiles: SharedFilesDeps; callerTokens: CallerTokens };

const mediaTypes = ['application/pdf', 'image/jpeg', 'image/png'];
const systemCode = /^[a-z0-9][a-z0-9-]{1,59}$/;
const ById = z.object({ id: z.uuid() });
const OfOwner = ById.extend({ owner: z.string().regex(systemCode) });
const About = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((name) => !/[\p{Cc}/\\]/u.test(name), 'không phải tên tệp'),
  /** Codes of systems, with commas. */
  readers: z
    .string()
    .transform((list) => list.split(',').filter((code) => code !== ''))
    .pipe(z.array(z.string().regex(systemCode)).max(20))
    .default([]),
  keepDays: z.coerce.number().int().min(1).max(365),
});
const FileView = z.object({
  owner: z.string(),
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
  readers: z.array(z.string()),
  keptUntil: z.iso.date(),
});

const viewOf = ({ expiresAt, readers, ...file }: SharedFile) => ({
  ...file,
  readers: [...readers],
  keptUntil: vietnamDay(expiresAt),
});

/** Dịch vụ kho tệp: an agency's system keeps a file for others until a day; to whom it is not named there is no such file. */
export function sharedFileRoutes(app: App, { sharedFiles, callerTokens }: Deps): void {
  const systemOf = async (request: FastifyRequest) => (await requireCaller({ callerTokens }, request)).sub;
  app.register((files: App, _options, done) => {
    // Streamed to the disk, counted on the way.
    files.addContentTypeParser(mediaTypes, (_request, payload, done) => done(null, payload));
    files.put(
      `${servicesRoot}/kho-tep/files/:id`,
      {
        config: machine,
        bodyLimit: sharedFiles.maxFileBytes,
        schema: { params: ById, querystring: About, response: { 200: FileView } },
      },
      async (request) => {
        const owner = await systemOf(request);
        const content = request.body;
        if (!(content instanceof Readable)) throw refuseHttp('http.unsupported_type');
        const { id } = request.params;
        const { name, readers, keepDays } = request.query;
        return viewOf(await keepFile(sharedFiles, { owner, id, name, readers, keepDays, content }));
      },
    );
    done();
  });

  app.get(
    `${servicesRoot}/kho-tep/files/:owner/:id`,
    { config: machine, schema: { params: OfOwner } },
    async (request, reply) => {
      const file = await openFile(sharedFiles, { ...request.params, system: await systemOf(request) });
      return sendFile(reply, sharedFiles.storage, file);
    },
  );

  app.get(
    `${servicesRoot}/kho-tep/files/:owner/:id/info`,
    { config: machine, schema: { params: OfOwner, response: { 200: FileView } } },
    async (request) => viewOf(await openFile(sharedFiles, { ...request.params, system: await systemOf(request) })),
  );

  app.delete(
    `${servicesRoot}/kho-tep/files/:id`,
    { config: machine, schema: { params: ById } },
    async (request, reply) => {
      const owner = await systemOf(request);
      await dropFile(sharedFiles, { owner, id: request.params.id });
      return reply.status(204).send();
    },
  );
}
