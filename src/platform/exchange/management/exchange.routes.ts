import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '#infrastructure/http/app.ts';
import { requireOfficer } from '#infrastructure/http/require-actor.ts';
import { certificateRoutes } from '../certificates/certificate.routes.ts';
import { trialRoutes } from '../connection-trials/trial.routes.ts';
import { keptBodiesRoutes } from '../kept-bodies/kept-bodies.routes.ts';
import { removeDecoy, setDecoy } from '../decoys/manage-decoys.ts';
import { Proof } from '../evidence/proof.ts';
import { serviceStates, SignOnAddress, systemStates } from '../exchange.contract.ts';
import { grantRoutes } from './grant.routes.ts';
import { addCertificate, addPurposeKey, findOwners, issueSecret, registerSystem, revoke } from './manage-systems.ts';
import type { ManagementDeps } from './management-deps.ts';
import {
  ChangedExchange,
  ExchangeOverview,
  FlowView,
  LogQuery,
  LogRow,
  NewService,
  NewSystem,
  OwnerChoice,
  PlannedStop,
  SystemFacts,
} from './management.contract.ts';
import { StuckDelivery } from '../messages/message.contract.ts';
import { listStuck, replayMessage } from './stuck-messages.ts';
import { cancelStop, planStop } from './plan-stops.ts';
import { listFlows, proveEntry, searchLog } from './search-log.ts';
import { changeAxis } from '../proposals/change-axis.ts';
import type { AxisCommand } from '../proposals/axis-command.ts';
import { proposalRoutes } from '../proposals/proposal.routes.ts';
import { saidNothing, Why } from '../proposals/proposal.contract.ts';
import { alertRoutes } from '../watch/alert.routes.ts';
import { reviewRoutes } from './review.routes.ts';
import { viewExchange } from './view-exchange.ts';

const root = '/api/exchange';
const ByCode = z.object({ code: z.string().max(40) });
const IssuedSecret = z.object({ clientId: z.string(), clientSecret: z.string() });
const Reason = z.string().trim().min(10).max(1000);

/** Quản lý nền tảng tích hợp, chia sẻ dữ liệu; every change answers with how things stand then. */
export function exchangeRoutes(app: App, deps: ManagementDeps): void {
  const view = (request: FastifyRequest) => viewExchange(deps, requireOfficer(request));
  const changed = { response: { 200: ExchangeOverview } };
  /** What may need a second person says whether it waits for one. */
  const mayWait = { response: { 200: ChangedExchange } };
  const waits = async (request: FastifyRequest, proposed: string | null) => ({ ...(await view(request)), proposed });
  const change = async (request: FastifyRequest, command: AxisCommand, why: Why) =>
    waits(request, await changeAxis(deps, { actor: requireOfficer(request), command, why }));

  app.get(root, { schema: changed }, view);
  alertRoutes(app, deps);
  trialRoutes(app, deps);
  grantRoutes(app, deps);
  reviewRoutes(app, deps);
  certificateRoutes(app, deps);
  keptBodiesRoutes(app, deps);
  proposalRoutes(app, deps);

  app.post(`${root}/systems`, { schema: { body: NewSystem, ...changed } }, async (request) => {
    await registerSystem(deps, { actor: requireOfficer(request), system: request.body });
    return view(request);
  });

  app.get(
    `${root}/owners`,
    {
      schema: {
        querystring: z.object({ search: z.string().min(2).max(100) }),
        response: { 200: z.array(OwnerChoice) },
      },
    },
    (request) => findOwners(deps, { actor: requireOfficer(request), ...request.query }),
  );

  app.post(
    `${root}/systems/:code/facts`,
    { schema: { params: ByCode, body: SystemFacts.extend(Why.shape), ...mayWait } },
    (request) => {
      const { reason, urgent, ...facts } = request.body;
      return change(request, { kind: 'system_facts', code: request.params.code, facts }, { reason, urgent });
    },
  );

  app.post(
    `${root}/systems/:code/state`,
    {
      schema: {
        params: ByCode,
        body: Why.extend({ state: z.enum(systemStates), reason: Reason }),
        ...mayWait,
      },
    },
    (request) =>
      change(request, { kind: 'system_state', code: request.params.code, state: request.body.state }, request.body),
  );

  app.post(
    `${root}/systems/:code/secrets`,
    {
      schema: {
        params: ByCode,
        body: Why.nullish(),
        response: { 200: IssuedSecret.extend({ proposed: z.uuid().nullable() }) },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const why = request.body ?? saidNothing;
      return issueSecret(deps, { actor: requireOfficer(request), ...request.params, why });
    },
  );

  app.post(
    `${root}/systems/:code/certificates`,
    { schema: { params: ByCode, body: Why.extend({ pem: z.string().max(20_000) }), ...mayWait } },
    async (request) => {
      const { pem, ...why } = request.body;
      const { code } = request.params;
      return waits(request, await addCertificate(deps, { actor: requireOfficer(request), code, pem, why }));
    },
  );

  app.post(
    `${root}/systems/:code/purpose-keys`,
    { schema: { params: ByCode, body: Why.extend({ jwk: z.unknown() }), ...mayWait } },
    async (request) => {
      const { jwk, ...why } = request.body;
      const { code } = request.params;
      return waits(request, await addPurposeKey(deps, { actor: requireOfficer(request), code, jwk, why }));
    },
  );

  app.post(
    `${root}/systems/:code/sign-on-addresses`,
    { schema: { params: ByCode, body: Why.extend({ addresses: z.array(SignOnAddress).max(10) }), ...mayWait } },
    (request) => {
      const { addresses, ...why } = request.body;
      return change(request, { kind: 'sign_on_addresses', code: request.params.code, addresses }, why);
    },
  );

  app.delete(
    `${root}/systems/:code/credentials/:id`,
    { schema: { params: ByCode.extend({ id: z.uuid() }), ...changed } },
    async (request) => {
      await revoke(deps, { actor: requireOfficer(request), ...request.params });
      return view(request);
    },
  );

  app.post(
    `${root}/systems/:code/decoys`,
    {
      schema: {
        params: ByCode,
        body: z.object({ placed: z.string().trim().min(3).max(200) }),
        response: { 200: IssuedSecret },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return setDecoy(deps, { actor: requireOfficer(request), ...request.params, ...request.body });
    },
  );

  app.delete(
    `${root}/systems/:code/decoys/:id`,
    { schema: { params: ByCode.extend({ id: z.uuid() }), ...changed } },
    async (request) => {
      await removeDecoy(deps, { actor: requireOfficer(request), ...request.params });
      return view(request);
    },
  );

  app.post(
    `${root}/services`,
    { schema: { body: NewService.extend(Why.shape), ...mayWait }, bodyLimit: 5_000_000 },
    (request) => {
      const { reason, urgent, ...service } = request.body;
      return change(request, { kind: 'publish', service }, { reason, urgent });
    },
  );

  app.post(
    `${root}/services/state`,
    {
      schema: {
        body: Why.extend({
          key: z.string().max(60),
          state: z.enum(serviceStates),
          sunsetOn: z.iso.date().nullable().default(null),
          reason: Reason,
        }),
        ...mayWait,
      },
    },
    (request) => {
      const { key, state, sunsetOn, ...why } = request.body;
      return change(request, { kind: 'service_state', key, state, sunsetOn }, why);
    },
  );

  app.post(`${root}/services/stops`, { schema: { body: PlannedStop, ...changed } }, async (request) => {
    await planStop(deps, { actor: requireOfficer(request), stop: request.body });
    return view(request);
  });

  app.post(
    `${root}/services/stops/cancel`,
    { schema: { body: z.object({ key: z.string().max(60), reason: Reason }), ...changed } },
    async (request) => {
      await cancelStop(deps, { actor: requireOfficer(request), ...request.body });
      return view(request);
    },
  );

  app.get(
    `${root}/flows`,
    {
      schema: {
        querystring: z.object({ hours: z.coerce.number().int().min(1).max(168).default(24) }),
        response: { 200: z.array(FlowView) },
      },
    },
    (request) => listFlows(deps, { actor: requireOfficer(request), ...request.query }),
  );

  app.get(`${root}/stuck-messages`, { schema: { response: { 200: z.array(StuckDelivery) } } }, (request) =>
    listStuck(deps, requireOfficer(request)),
  );

  app.post(
    `${root}/stuck-messages/:id/replay`,
    {
      schema: {
        params: z.object({ id: z.coerce.number().int().min(1) }),
        body: z.object({ reason: Reason }),
        response: { 200: z.array(StuckDelivery) },
      },
    },
    async (request) => {
      const actor = requireOfficer(request);
      await replayMessage(deps, { actor, ...request.params, ...request.body });
      return listStuck(deps, actor);
    },
  );

  app.post(`${root}/log`, { schema: { body: LogQuery, response: { 200: z.array(LogRow) } } }, (request) =>
    searchLog(deps, { actor: requireOfficer(request), query: request.body }),
  );

  app.get(
    `${root}/log/:gateway/:seq/proof`,
    {
      schema: {
        params: z.object({ gateway: z.string().max(40), seq: z.coerce.number().int().min(1) }),
        response: { 200: Proof },
      },
    },
    (request) => proveEntry(deps, { actor: requireOfficer(request), ...request.params }),
  );
}
