import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '#infrastructure/actor.ts';
import type { App } from '#infrastructure/http/app.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import { alarmRoutes } from './alarms/alarms.routes.ts';
import { answerAboutAccess, listQuestions } from './asking/ask-about-access.ts';
import { AnswerInput, QuestionView } from './asking/questions.contract.ts';
import { keepingRoutes } from './keeping/keeping.routes.ts';
import { listRegisters, lookUpAtDesk } from './reading/look-up-at-desk.ts';
import { DeskLookUp, DeskLookUpInput, OfferedRegister } from './reading/look-up.contract.ts';
import type { RegistryDeps } from './reading/registry-deps.ts';

const ById = z.object({ id: z.uuid() });

/** Khai thác cơ sở dữ liệu dùng chung tại bàn cán bộ. */
export function registryRoutes(app: App, deps: RegistryDeps): void {
  keepingRoutes(app, deps);
  alarmRoutes(app, deps);

  app.get('/api/desk/data-questions', { schema: { response: { 200: z.array(QuestionView) } } }, (request, reply) =>
    listQuestions(deps, { actor: requireOfficial(request), lang: languageOf(request, reply) }),
  );

  app.post(
    '/api/desk/data-questions/:id/answer',
    { schema: { params: ById, body: AnswerInput, response: { 200: z.array(QuestionView) } } },
    async (request, reply) => {
      const actor = requireOfficial(request);
      await answerAboutAccess(deps, { actor, id: request.params.id, answer: request.body.answer });
      return listQuestions(deps, { actor, lang: languageOf(request, reply) });
    },
  );

  app.get('/api/desk/registers', { schema: { response: { 200: z.array(OfferedRegister) } } }, (request, reply) => {
    requireOfficial(request);
    return listRegisters(deps, languageOf(request, reply));
  });

  app.post(
    '/api/desk/registers/look-up',
    {
      config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: { body: DeskLookUpInput, response: { 200: DeskLookUp } },
    },
    (request, reply) =>
      lookUpAtDesk(deps, {
        actor: requireOfficial(request),
        input: request.body,
        lang: languageOf(request, reply),
      }),
  );
}

/** An official who holds a post: whoever looks data up does it for a unit. */
function requireOfficial(request: FastifyRequest): Actor {
  const actor = requireOfficer(request);
  if (actor.posts.length === 0) throw refuseHttp('http.not_found');
  return actor;
}
