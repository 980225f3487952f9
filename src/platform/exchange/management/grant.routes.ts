import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import { sendFile } from '#platform/papers/index.ts';
import { ConsumerTests } from '../consumer-tests/consumer-test.contract.ts';
import { runTestsNow, setTests } from '../consumer-tests/manage-tests.ts';
import { AgreementInput } from './agreement.contract.ts';
import { requestGrant, stepGrant } from './decide-grants.ts';
import { GrantListQuery, GrantPage } from './grant-list.contract.ts';
import { linkAgreement, openAgreement } from './link-agreement.ts';
import { listGrants, listServicesOf, viewGrant } from './list-grants.ts';
import type { ManagementDeps } from './management-deps.ts';
import { GrantRequest, GrantStepInput, GrantView } from './management.contract.ts';

const axis = '/api/exchange';
const root = `${axis}/grants`;
const ByCode = z.object({ code: z.string().max(40) });
const ById = z.object({ id: z.uuid() });

/** Quyền khai thác: a change of one answers with how it stands then. */
export function grantRoutes(app: App, deps: ManagementDeps): void {
  const changed = { response: { 200: GrantView } };

  app.get(root, { schema: { querystring: GrantListQuery, response: { 200: GrantPage } } }, (request) =>
    listGrants(deps, { actor: requireOfficer(request), query: request.query }),
  );

  app.get(
    `${axis}/systems/:code/services`,
    { schema: { params: ByCode, response: { 200: z.array(z.string()) } } },
    (request) => listServicesOf(deps, requireOfficer(request), request.params.code),
  );

  app.post(root, { schema: { body: GrantRequest, ...changed } }, async (request) => {
    const actor = requireOfficer(request);
    return viewGrant(deps, actor, await requestGrant(deps, { actor, request: request.body }));
  });

  app.get(`${root}/:id`, { schema: { params: ById, ...changed } }, (request) =>
    viewGrant(deps, requireOfficer(request), request.params.id),
  );

  app.post(`${root}/:id/steps`, { schema: { params: ById, body: GrantStepInput, ...changed } }, async (request) => {
    const actor = requireOfficer(request);
    await stepGrant(deps, { actor, ...request.params, step: request.body });
    return viewGrant(deps, actor, request.params.id);
  });

  app.put(
    `${root}/:id/tests`,
    { schema: { params: ById, body: z.object({ tests: ConsumerTests }), ...changed } },
    async (request) => {
      const actor = requireOfficer(request);
      await setTests(deps, { actor, ...request.params, ...request.body });
      return viewGrant(deps, actor, request.params.id);
    },
  );

  app.post(`${root}/:id/tests/run`, { schema: { params: ById, ...changed } }, async (request) => {
    const actor = requireOfficer(request);
    await runTestsNow(deps, { actor, ...request.params });
    return viewGrant(deps, actor, request.params.id);
  });

  app.post(`${root}/:id/agreement`, { schema: { params: ById, body: AgreementInput, ...changed } }, async (request) => {
    const actor = requireOfficer(request);
    await linkAgreement(deps, { actor, ...request.params, agreement: request.body });
    return viewGrant(deps, actor, request.params.id);
  });

  app.get(`${root}/:id/agreement`, { schema: { params: ById } }, async (request, reply) =>
    sendFile(reply, deps.storage, await openAgreement(deps, { actor: requireOfficer(request), ...request.params })),
  );
}
