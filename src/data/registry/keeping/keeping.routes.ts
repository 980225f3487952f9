import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { requireActor } from '#infrastructure/http/require-actor.ts';
import type { RegistryDeps } from '../reading/registry-deps.ts';
import { correctRecord, judgeDuplicate, undoKeptMerge } from './keep-records.ts';
import * as shapes from './keeping.contract.ts';
import { listKept } from './kept-registers.ts';
import { findRecords, listPairs, openRecord } from './open-records.ts';

const Register = z.object({ register: z.string().max(60) });
const OfRecord = Register.extend({ id: z.uuid() });
const OfPair = Register.extend({ first: z.uuid(), second: z.uuid() });
const Words = z.object({ q: z.string().trim().min(2).max(120) });
const base = '/api/registers';
/** Nobody looks for more people a minute by hand. */
const config = { rateLimit: { max: 60, timeWindow: '1 minute' } };

/** Quản lý bản ghi của các cơ sở dữ liệu giữ tại đây; to who keeps none of them there is nothing. */
export function keepingRoutes(app: App, deps: RegistryDeps): void {
  app.get(base, { schema: { response: { 200: z.array(shapes.KeptRegister) } } }, (request, reply) =>
    listKept(deps, { actor: requireActor(request), lang: languageOf(request, reply) }),
  );

  app.get(
    `${base}/:register/records`,
    { config, schema: { params: Register, querystring: Words, response: { 200: shapes.FoundRecords } } },
    (request) =>
      findRecords(deps, { actor: requireActor(request), words: request.query.q, register: request.params.register }),
  );

  app.get(
    `${base}/:register/records/:id`,
    { config, schema: { params: OfRecord, response: { 200: shapes.KeptRecord } } },
    (request, reply) =>
      openRecord(deps, { actor: requireActor(request), ...request.params, lang: languageOf(request, reply) }),
  );

  app.post(
    `${base}/:register/records/:id/corrections`,
    { schema: { params: OfRecord, body: shapes.CorrectionInput, response: { 200: shapes.Done } } },
    async (request, reply) => {
      const lang = languageOf(request, reply);
      await correctRecord(deps, { actor: requireActor(request), ...request.params, input: request.body, lang });
      return { done: true as const };
    },
  );

  app.get(
    `${base}/:register/duplicates`,
    { schema: { params: Register, response: { 200: z.array(shapes.SuspectedPair) } } },
    (request, reply) =>
      listPairs(deps, { actor: requireActor(request), ...request.params, lang: languageOf(request, reply) }),
  );

  app.post(
    `${base}/:register/duplicates/:first/:second`,
    { schema: { params: OfPair, body: shapes.JudgementInput, response: { 200: shapes.Done } } },
    async (request) => {
      const { register, first, second } = request.params;
      const actor = requireActor(request);
      await judgeDuplicate(deps, { actor, register, pair: [first, second], input: request.body });
      return { done: true as const };
    },
  );

  app.post(
    `${base}/:register/merges/:id/undo`,
    { schema: { params: OfRecord, body: shapes.UndoInput, response: { 200: shapes.Done } } },
    async (request) => {
      const { register, id } = request.params;
      await undoKeptMerge(deps, { actor: requireActor(request), register, mergeId: id, input: request.body });
      return { done: true as const };
    },
  );
}
