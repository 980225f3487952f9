import { z } from 'zod';
import type { Actor } from '#infrastructure/actor.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { App } from '#infrastructure/http/app.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import type { Storage } from '#infrastructure/storage/storage.ts';
import type { DocumentAxis } from './document-axis.ts';
import { DocumentsView } from './documents.contract.ts';
import { countDocuments, findRaw, listToLookAt } from './overview.queries.ts';

type Deps = {
  db: Db;
  storage: Storage;
  documentAxis: DocumentAxis | undefined;
  /** Port: who is in charge of connections between systems; to others this is not there. */
  managesConnections: (actor: Actor) => boolean;
};

const root = '/api/documents';
const mostShown = 200;

/** Văn bản liên thông cần xem: what is not sent, refused or held, and what came as it came. */
export function correspondenceRoutes(app: App, { db, storage, documentAxis, managesConnections }: Deps): void {
  const requireManager = (actor: Actor) => {
    if (!managesConnections(actor)) throw refuseHttp('http.not_found');
  };

  app.get(root, { schema: { response: { 200: DocumentsView } } }, async (request) => {
    requireManager(requireOfficer(request));
    const [counts, rows] = await Promise.all([countDocuments(db), listToLookAt(db, mostShown)]);
    const of = (...states: readonly string[]) => states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
    const waiting = of('waiting', 'held');
    return {
      ...{ isConnected: documentAxis !== undefined, sent: of('sent'), taken: of('taken'), waiting },
      ...{ refused: of('refused'), rows },
    };
  });

  app.get(`${root}/:id/raw`, { schema: { params: z.object({ id: z.uuid() }) } }, async (request, reply) => {
    requireManager(requireOfficer(request));
    const sha256 = await findRaw(db, request.params.id);
    if (sha256 === undefined) throw refuseHttp('http.not_found');
    // Whoever sent it may mean harm: it is only ever saved, as plain text.
    reply.type('text/plain; charset=utf-8').header('content-disposition', 'attachment; filename="van-ban.xml.txt"');
    return reply.send(storage.read(sha256));
  });
}
