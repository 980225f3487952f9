import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import type { ManagementDeps } from '../management/management-deps.ts';
import { dropAcmeKey, takeAcmeKey } from './acme/manage-acme-keys.ts';
import { CertificateDecision, CertificateRequestInput, CertificatesView } from './certificate.contract.ts';
import { decideRequest, requestCertificate } from './request-certificate.ts';
import { listCertificates, openCertificate } from './view-certificates.ts';
import { withdrawRequest } from './withdraw-request.ts';

const root = '/api/exchange';
const ByCode = z.object({ code: z.string().max(40) });

/** Cấp chứng thư cho hệ thống; every change answers with how things stand then. */
export function certificateRoutes(app: App, deps: ManagementDeps): void {
  const shown = { response: { 200: CertificatesView } };
  const view = (request: FastifyRequest) => listCertificates(deps, requireOfficer(request));

  app.get(`${root}/certificates`, { schema: shown }, view);

  app.post(
    `${root}/systems/:code/certificate-requests`,
    { schema: { params: ByCode, body: CertificateRequestInput, ...shown } },
    async (request) => {
      await requestCertificate(deps, { actor: requireOfficer(request), ...request.params, ...request.body });
      return view(request);
    },
  );

  app.delete(
    `${root}/systems/:code/certificate-requests/:id`,
    { schema: { params: ByCode.extend({ id: z.uuid() }), ...shown } },
    async (request) => {
      await withdrawRequest(deps, { actor: requireOfficer(request), ...request.params });
      return view(request);
    },
  );

  app.post(
    `${root}/certificate-requests/:id/decision`,
    { schema: { params: z.object({ id: z.uuid() }), body: CertificateDecision, ...shown } },
    async (request) => {
      await decideRequest(deps, { actor: requireOfficer(request), ...request.params, ...request.body });
      return view(request);
    },
  );

  app.get(
    `${root}/systems/:code/issued-certificates/:serial`,
    { schema: { params: ByCode.extend({ serial: z.string().regex(/^[0-9a-f]{32}$/) }) } },
    async (request, reply) => {
      const pem = await openCertificate(deps, { actor: requireOfficer(request), ...request.params });
      return reply
        .type('application/pem-certificate-chain')
        .header('content-disposition', `attachment; filename="${request.params.code}.pem"`)
        .send(pem);
    },
  );

  app.post(
    `${root}/systems/:code/acme-keys`,
    { schema: { params: ByCode, response: { 200: z.object({ clientId: z.string(), clientSecret: z.string() }) } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return takeAcmeKey(deps, { actor: requireOfficer(request), ...request.params });
    },
  );

  app.delete(
    `${root}/systems/:code/acme-keys/:id`,
    { schema: { params: ByCode.extend({ id: z.string().max(40) }), ...shown } },
    async (request) => {
      await dropAcmeKey(deps, { actor: requireOfficer(request), ...request.params });
      return view(request);
    },
  );
}
