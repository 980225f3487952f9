import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../infrastructure/actor.ts';
import { createApp } from '../infrastructure/http/app.ts';
import { httpEn } from '../infrastructure/http/http.en.ts';
import { httpVi } from '../infrastructure/http/http.vi.ts';
import type { Catalogues } from '../infrastructure/language.ts';
import { createLog } from '../infrastructure/log.ts';

export function buildCitizen({ personalId = '026190000001', name = 'Trần Thị Dân' } = {}): Actor {
  return { id: randomUUID(), kind: 'citizen', name, personalId, taxCode: null, posts: [] };
}

/** An HTTP application for tests; `actorOf` says who is signed in. */
export function buildHttp(
  { vi, en }: Catalogues,
  actorOf: (request: FastifyRequest) => Promise<Actor | undefined> = async () => undefined,
) {
  const texts = { vi: { ...httpVi, ...vi }, en: { ...httpEn, ...en } };
  return createApp({ log: createLog('silent'), texts, actorOf, requestsPerMinute: 100_000 });
}
