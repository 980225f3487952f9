import { vietnamDay } from '#infrastructure/clock.ts';
import type { Actor } from '#infrastructure/actor.ts';
import { computeDue } from '#platform/calendar/index.ts';
import { storedContract } from '../contracts/stored-contract.ts';
import { listGateways } from '../evidence/shipped.queries.ts';
import { ConsumerTests } from '../consumer-tests/consumer-test.contract.ts';
import { selectResults, type ResultRow } from '../consumer-tests/consumer-tests.queries.ts';
import { Hours, RowScope, ServiceSettings } from '../exchange.contract.ts';
import { refuse } from '../exchange.errors.ts';
import { serviceKey } from '../service-key.ts';
import type { AgreementView } from './agreement.contract.ts';
import { selectAgreements } from './agreements.queries.ts';
import { partiesOf } from './decide-grants.ts';
import { managesExchange, ownsSystem } from './exchange.policy.ts';
import { grantActions } from './grant-steps.ts';
import { selectGrants, selectSteps, type GrantRow } from './grants.queries.ts';
import { selectDecoys, type DecoyRow } from '../decoys/decoys.queries.ts';
import { selectLastStamps } from '../evidence/time-stamps/time-stamps.queries.ts';
import { agreementView } from './link-agreement.ts';
import type { ManagementDeps } from './management-deps.ts';
import { GrantView, SystemView, ServiceView, type ExchangeOverview, type StopView } from './management.contract.ts';
import { listStops } from './stops.queries.ts';
import { selectServices, type ServiceRow } from './services.queries.ts';
import { selectCredentials, selectSystems, type CredentialRow, type SystemRow } from './systems.queries.ts';

const soonMs = 30 * 86_400_000;

/**
 * Nền tảng tích hợp nhìn từ bàn của tôi: all of it for who manages it; the own systems, what they ask for and what is asked of them for
 * an agency; nothing (not found) for anybody else.
 */
export async function viewExchange(deps: ManagementDeps, actor: Actor): Promise<ExchangeOverview> {
  const { db, now, isManagerUnit } = deps;
  const at = now();
  const mayManage = managesExchange(actor, isManagerUnit);
  const [systems, credentials, services, grants, gateways, stamps, decoys, stops, results] = await Promise.all([
    selectSystems(db),
    selectCredentials(db, at),
    selectServices(db),
    selectGrants(db),
    listGateways(db),
    selectLastStamps(db),
    selectDecoys(db),
    listStops(db),
    selectResults(db),
  ]);
  const resultsOf = Map.groupBy(results, ({ grant_id: id }) => id);
  const ownSystems = systems.filter(({ owner_unit_id: unit }) => mayManage || ownsSystem(actor, unit));
  if (ownSystems.length === 0 && !mayManage) throw refuse('exchange.not_found');
  const ownGrants = grants.filter((grant) => partiesOf(deps, actor, grant).length > 0);
  const ids = ownGrants.map(({ id }) => id);
  const [allSteps, agreements] = await Promise.all([selectSteps(db, ids), selectAgreements(db, ids)]);
  const steps = Map.groupBy(allSteps, ({ grant_id: id }) => id);
  const agreementOf = new Map(agreements.map((row) => [row.grant_id, agreementView(row)]));
  const bySystem = Map.groupBy(credentials, ({ system_id: id }) => id);
  const decoysOf = Map.groupBy(decoys, ({ system_id: id }) => id);
  return {
    mayManage,
    gateways: mayManage
      ? gateways.map(({ id, startedAt, seenAt, shippedBatch }) => ({
          ...{ id, startedAt: startedAt.toISOString(), seenAt: seenAt.toISOString(), batches: shippedBatch },
          ...{ stampedAt: stamps.get(id)?.at.toISOString() ?? null, stampedTo: stamps.get(id)?.to ?? 0 },
        }))
      : [],
    systems: ownSystems.map((row) =>
      systemView(row, { credentials: bySystem.get(row.id) ?? [], decoys: decoysOf.get(row.id) ?? [], at, mayManage }),
    ),
    services: services
      .filter(({ state }) => mayManage || state !== 'draft')
      .map((row) => serviceView(row, stops.get(row.id) ?? null)),
    grants: ownGrants.map((row) =>
      grantView(deps, actor, row, {
        steps: steps.get(row.id) ?? [],
        results: resultsOf.get(row.id) ?? [],
        agreement: agreementOf.get(row.id) ?? null,
      }),
    ),
  };
}

function systemView(
  row: SystemRow,
  {
    credentials,
    decoys,
    at,
    mayManage,
  }: { credentials: readonly CredentialRow[]; decoys: readonly DecoyRow[]; at: Date; mayManage: boolean },
): SystemView {
  return SystemView.parse({
    code: row.code,
    name: row.name,
    ownerName: row.owner_unit_name,
    ownerCode: row.owner_unit_code,
    contact: row.contact,
    securityLevel: row.security_level,
    environment: row.environment,
    xRoadId: row.x_road_id,
    signOnAddresses: row.sign_on_addresses,
    state: row.state,
    credentials: credentials.map(
      ({ id, kind, subject, not_after: notAfter, created_at: createdAt, renews_itself: renewsItself }) => ({
        ...{ id, kind, subject, notAfter: notAfter.toISOString(), createdAt: createdAt.toISOString() },
        ...{ endsSoon: notAfter.getTime() - at.getTime() < soonMs, renewsItself },
      }),
    ),
    decoys: decoys.map(({ id, placed, created_at: createdAt }) => ({ id, placed, createdAt: createdAt.toISOString() })),
    mayManage,
    mayIssueKeys: true,
  });
}

export function serviceView(
  row: Pick<
    ServiceRow,
    | 'code'
    | 'version'
    | 'environment'
    | 'name'
    | 'description'
    | 'provider_code'
    | 'provider_name'
    | 'personal'
    | 'article'
    | 'state'
    | 'sunset_on'
    | 'contract'
    | 'settings'
  >,
  stop: StopView | null,
): ServiceView {
  const { contract, fieldsOf } = storedContract(row.contract);
  const { mapping } = ServiceSettings.parse(row.settings);
  return ServiceView.parse({
    key: serviceKey(row),
    code: row.code,
    version: row.version,
    name: row.name,
    description: row.description,
    providerCode: row.provider_code,
    providerName: row.provider_name,
    environment: row.environment,
    personal: row.personal,
    article: row.article,
    state: row.state,
    sunsetOn: row.sunset_on,
    stop,
    operations: contract.operations.map(({ id, method, path, summary }) => ({
      ...{ id, method, path, summary, examples: mapping?.[id]?.tests.length ?? 0 },
      fields: fieldsOf(id).map(({ path: field, title, sensitive }) => ({
        path: field,
        title,
        sensitive,
      })),
    })),
  });
}

type StepRow = Awaited<ReturnType<typeof selectSteps>>[number];

function grantView(
  deps: ManagementDeps,
  actor: Actor,
  row: GrantRow,
  {
    steps,
    results,
    agreement,
  }: { steps: readonly StepRow[]; results: readonly ResultRow[]; agreement: AgreementView | null },
): GrantView {
  const state = GrantView.shape.state.parse(row.state);
  return GrantView.parse({
    id: row.id,
    consumerCode: row.consumer_code,
    consumerName: row.consumer_name,
    serviceKey: serviceKey({ environment: row.environment, code: row.service_code, version: row.version }),
    serviceName: row.service_name,
    operations: row.operations,
    fields: row.fields,
    rows: RowScope.nullable().parse(row.row_scope),
    purpose: row.purpose,
    article: row.article,
    from: row.valid_from,
    to: row.valid_to,
    dailyQuota: row.daily_quota,
    perSecond: row.per_second,
    priority: row.priority,
    hours: Hours.nullable().parse(row.hours),
    state,
    agreement,
    answerBy: state === 'requested' || state === 'agreed' ? answerBy(deps, steps) : null,
    steps: steps.map(({ at, actor_name: actorName, unit_name: unitName, action, reason }) => ({
      ...{ at: at.toISOString(), actorName, unitName, action, reason },
    })),
    allowedActions: grantActions(state, partiesOf(deps, actor, row)),
    tests: ConsumerTests.parse(row.tests).map(({ name, operation }) => ({
      ...{ name, operation },
      results: results
        .filter((result) => result.name === name)
        .map(({ against, at, fault, since }) => ({
          ...{ against, at: at.toISOString(), fault, since: since.toISOString() },
        })),
    })),
  });
}

/** Day by which a request is answered, by the legal clock of the province. */
function answerBy({ rules, calendars }: ManagementDeps, steps: readonly StepRow[]): string | null {
  const asked = steps.find(({ action }) => action === 'request')?.at;
  if (!asked) return null;
  return computeDue({ term: rules.answerWithin.term, from: asked, ...calendars('', vietnamDay(asked)) }).dueOn;
}
