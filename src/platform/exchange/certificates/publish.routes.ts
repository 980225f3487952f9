import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { answerStatus } from './answer-status.ts';
import type { CertificateDeps } from './certificate-deps.ts';
import { refuse } from '../exchange.errors.ts';
import { giveRevocationList } from './publish-revocations.ts';

/** Bytes of a question for the state of some certificates. */
const mostBytes = 4096;
const AuthorityId = z.string().regex(/^[0-9a-f]{16}$/);
const Params = z.object({ id: AuthorityId, '*': z.string().default('') });
/** What caches between may keep of a list: a revocation is to be seen within this. */
const keptSeconds = 60;

/** What is no id names no authority. */
const readParams = (params: unknown): z.infer<typeof Params> => {
  const read = Params.safeParse(params);
  if (!read.success) throw refuse('exchange.not_found');
  return read.data;
};

/** Công bố của nơi cấp chứng thư, for anybody: its certificate, the list of revocations, the state of one certificate. */
export function publishRoutes(app: App, deps: CertificateDeps): void {
  void app.register(
    async (scope) => {
      scope.addContentTypeParser(
        'application/ocsp-request',
        { parseAs: 'buffer', bodyLimit: mostBytes },
        (_request, body, done) => done(null, body),
      );

      scope.get('/:id.crt', async (request, reply) => {
        const { id } = readParams(request.params);
        const authority = deps.authorities.find((one) => one.id === id);
        if (!authority) throw refuse('exchange.not_found');
        return reply.type('application/pkix-cert').send(Buffer.from(authority.certificate.rawData));
      });

      scope.get('/:id.crl', async (request, reply) => {
        const given = await giveRevocationList(deps, readParams(request.params).id);
        if (!given) throw refuse('exchange.not_found');
        return reply
          .type('application/pkix-crl')
          .headers({ 'cache-control': `public, max-age=${keptSeconds}`, expires: given.nextAt.toUTCString() })
          .send(given.list);
      });

      const answer = async (reply: FastifyReply, authorityId: string, question: Uint8Array) => {
        const answered = await answerStatus(deps, { authorityId, question });
        if (!answered) throw refuse('exchange.not_found');
        return reply.type('application/ocsp-response').send(answered);
      };
      scope.post('/:id/ocsp', async (request, reply) => {
        const question = request.body instanceof Uint8Array ? request.body : new Uint8Array();
        return answer(reply, readParams(request.params).id, question);
      });
      scope.get('/:id/ocsp/*', async (request, reply) => {
        const { id, '*': question } = readParams(request.params);
        return answer(reply, id, Buffer.from(question, 'base64'));
      });
    },
    { prefix: '/chung-thu-so' },
  );
}
