import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { App } from '#infrastructure/http/app.ts';
import { languageOf } from '#infrastructure/http/language.ts';
import { ruleOn } from '../../dated-rules.ts';
import { refuse } from '../../exchange.errors.ts';
import { requireIssuing } from '../issue-certificate.ts';
import { acmePath } from './acme-addresses.ts';
import type { AcmeSource } from './acme-deps.ts';
import { problemOf } from './acme-problem.ts';
import type { AccountRow, OrderRow } from './acme.queries.ts';
import { finalizeOrder, getCertificate, getOrder, openOrder } from './carry-out-order.ts';
import { keepAccount, openAccount } from './keep-account.ts';
import { createNonces } from './nonces.ts';
import { readSigned, type Signed } from './read-signed.ts';
import { renewalInfo } from './renewal-info.ts';
import { revokeByAcme } from './revoke-by-acme.ts';

/** Bytes of one signed request: a request for a certificate with the largest key, twice over. */
const mostBytes = 32_768;
const joseType = 'application/jose+json';
const ById = z.object({ id: z.uuid() });
const BySerial = z.object({ serial: z.string().regex(/^[0-9a-f]{32}$/) });

/** Máy chủ ACME (RFC 8555): systems renew their certificates themselves, with any client that can bind an account. */
export function acmeRoutes(app: App, source: AcmeSource): void {
  const { rules, now, publicUrl } = source;
  const minutes = () => ruleOn(rules.certificates, vietnamDay(now()))?.nonceMinutes ?? 0;
  const deps = { ...source, nonces: createNonces({ ...source, minutes }) };
  const root = `${publicUrl}${acmePath}`;
  const signedOf = (request: FastifyRequest): Promise<Signed> =>
    readSigned(deps, { body: request.body, path: request.url });

  const accountView = ({ state, contact }: AccountRow) => ({
    status: state,
    contact,
  });
  const orderView = ({ id, identifier, serial, endsAt }: OrderRow) => ({
    status: serial !== null ? 'valid' : endsAt <= now() ? 'invalid' : 'ready',
    expires: endsAt.toISOString(),
    identifiers: [{ type: 'dns', value: identifier }],
    authorizations: [`${root}/authorization/${id}`],
    finalize: `${root}/order/${id}/finalize`,
    ...(serial !== null && { certificate: `${root}/certificate/${serial}` }),
  });
  const sendOrder = (reply: FastifyReply, order: OrderRow, status = 200) =>
    reply.status(status).header('location', `${root}/order/${order.id}`).send(orderView(order));

  void app.register(
    async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser(joseType, { parseAs: 'string', bodyLimit: mostBytes }, (_request, body, done) =>
        done(null, body),
      );
      scope.setErrorHandler((error, request, reply) => {
        const { status, ...problem } = problemOf(error, languageOf(request));
        if (status >= 500) request.log.error({ err: error }, 'acme request failed');
        return reply
          .status(status)
          .type('application/problem+json')
          .send({ ...problem, status });
      });
      scope.addHook('onRequest', async (_request, reply) => {
        requireIssuing(deps);
        reply.header('replay-nonce', deps.nonces.give());
        reply.header('link', `<${root}/directory>;rel="index"`);
      });

      scope.get('/directory', async () => ({
        newNonce: `${root}/new-nonce`,
        newAccount: `${root}/new-account`,
        newOrder: `${root}/new-order`,
        revokeCert: `${root}/revoke-certificate`,
        renewalInfo: `${root}/renewal-info`,
        meta: { externalAccountRequired: true, website: `${publicUrl}/nha-phat-trien/chung-thu` },
      }));
      // HEAD is answered with 200, GET with 204 (RFC 8555, 7.2).
      scope.head('/new-nonce', async (_request, reply) => reply.status(200).send());
      scope.get('/new-nonce', { exposeHeadRoute: false }, async (_request, reply) => reply.status(204).send());

      scope.post('/new-account', async (request, reply) => {
        const { account, isNew } = await openAccount(deps, await signedOf(request));
        return reply
          .status(isNew ? 201 : 200)
          .header('location', `${root}/account/${account.id}`)
          .send(accountView(account));
      });
      scope.post('/account/:id', async (request) => {
        const { id } = ById.parse(request.params);
        return accountView(await keepAccount(deps, await signedOf(request), id));
      });
      scope.post('/new-order', async (request, reply) =>
        sendOrder(reply, await openOrder(deps, await signedOf(request)), 201),
      );
      scope.post('/order/:id', async (request, reply) =>
        sendOrder(reply, await getOrder(deps, await signedOf(request), ById.parse(request.params).id)),
      );
      scope.post('/order/:id/finalize', async (request, reply) =>
        sendOrder(reply, await finalizeOrder(deps, await signedOf(request), ById.parse(request.params).id)),
      );
      scope.post('/authorization/:id', async (request) => {
        const { identifier, endsAt } = await getOrder(deps, await signedOf(request), ById.parse(request.params).id);
        const expires = endsAt.toISOString();
        // Nothing to prove: the account is bound to the system of this name.
        return { status: 'valid', expires, identifier: { type: 'dns', value: identifier }, challenges: [] };
      });
      scope.post('/certificate/:serial', async (request, reply) => {
        const { serial } = BySerial.parse(request.params);
        const chain = await getCertificate(deps, await signedOf(request), serial);
        return reply.type('application/pem-certificate-chain').send(chain);
      });
      scope.post('/revoke-certificate', async (request, reply) => {
        await revokeByAcme(deps, await signedOf(request));
        return reply.status(200).send();
      });
      scope.get('/renewal-info/:id', async (request, reply) => {
        const { id } = z.object({ id: z.string().max(200) }).parse(request.params);
        const { suggestedWindow, retrySeconds } = await renewalInfo(deps, id);
        return reply.header('retry-after', retrySeconds).send({ suggestedWindow });
      });
      scope.setNotFoundHandler(() => {
        throw refuse('exchange.acme_not_found');
      });
    },
    { prefix: acmePath },
  );
}
