import { dayMs } from '#infrastructure/clock.ts';
import type { Actor } from '#infrastructure/actor.ts';
import { storedContract } from '../contracts/stored-contract.ts';
import { viewParts } from '../composition/view-parts.ts';
import { listGateways } from '../evidence/shipped.queries.ts';
import { ServiceSettings } from '../exchange.contract.ts';
import { refuse } from '../exchange.errors.ts';
import { serviceKey } from '../service-key.ts';
import { managesExchange, ownsSystem } from './exchange.policy.ts';
import { selectDecoys, type DecoyRow } from '../decoys/decoys.queries.ts';
import { selectLastStamps } from '../evidence/time-stamps/time-stamps.queries.ts';
import type { ManagementDeps } from './management-deps.ts';
import { SystemView, ServiceView, type ExchangeOverview, type StopView } from './management.contract.ts';
import { listStops } from './stops.queries.ts';
import { selectServiceHealth } from '../figures/figures.queries.ts';
import { selectTroubledServices } from '../watch/alerts.queries.ts';
import { selectServices, type ServiceRow } from './services.queries.ts';
import { selectCredentials, selectSystems, type CredentialRow, type SystemRow } from './systems.queries.ts';

const soonMs = 30 * dayMs;

/**
 * Nền tảng tích hợp nhìn từ bàn của tôi: all of it for who manages it; the own systems, what they ask for and what is asked of them for
 * an agency; nothing (not found) for anybody else.
 */
export async function viewExchange(deps: ManagementDeps, actor: Actor): Promise<ExchangeOverview> {
  const { db, now, isManagerUnit } = deps;
  const at = now();
  const mayManage = managesExchange(actor, isManagerUnit);
  const [systems, credentials, services, gateways, stamps, decoys, stops, troubled, figures] = await Promise.all([
    selectSystems(db),
    selectCredentials(db, at),
    selectServices(db),
    listGateways(db),
    selectLastStamps(db),
    selectDecoys(db),
    listStops(db),
    selectTroubledServices(db),
    selectServiceHealth(db, new Date(at.getTime() - dayMs)),
  ]);
  const ownSystems = systems.filter(({ owner_unit_id: unit }) => mayManage || ownsSystem(actor, unit));
  if (ownSystems.length === 0 && !mayManage) throw refuse('exchange.not_found');
  const bySystem = Map.groupBy(credentials, ({ system_id: id }) => id);
  const healthOf = healthBy(troubled, figures);
  const decoysOf = Map.groupBy(decoys, ({ system_id: id }) => id);
  return {
    mayManage,
    gateways: mayManage
      ? gateways.map(({ id, startedAt, seenAt, shippedBatch }) => ({
          ...{ id, startedAt: startedAt.toISOString(), seenAt: seenAt.toISOString(), batches: shippedBatch },
          servesUntil: servesUntil(deps, seenAt, at),
          ...{ stampedAt: stamps.get(id)?.at.toISOString() ?? null, stampedTo: stamps.get(id)?.to ?? 0 },
        }))
      : [],
    bodiesKeptDays: deps.rules.bodiesKept.days,
    systems: ownSystems.map((row) =>
      systemView(row, { credentials: bySystem.get(row.id) ?? [], decoys: decoysOf.get(row.id) ?? [], at, mayManage }),
    ),
    services: services
      .filter(({ state }) => mayManage || state !== 'draft')
      .map((row) => serviceView(row, { stop: stops.get(row.id) ?? null, services, healthOf })),
  };
}

/** Mất liên lạc: until when a gateway that is not heard of may still serve by what it knows; null of one that is. */
function servesUntil({ rules }: Pick<ManagementDeps, 'rules'>, seenAt: Date, at: Date): string | null {
  const { gatewaySilentSeconds } = rules.watch;
  if (at.getTime() - seenAt.getTime() < gatewaySilentSeconds * 1000) return null;
  return new Date(seenAt.getTime() + rules.gatewayAlone.hours * 3_600_000).toISOString();
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

/** Tình trạng của từng dịch vụ: how it did over the last day, and what an open alert says of it. */
function healthBy(
  troubled: readonly { subject: string; kind: string }[],
  figures: Awaited<ReturnType<typeof selectServiceHealth>>,
): (key: string) => ServiceView['health'] {
  const kindsOf = Map.groupBy(troubled, ({ subject }) => subject);
  const figuresOf = new Map(figures.map((row) => [row.service, row]));
  return (key) => {
    const kinds = kindsOf.get(key)?.map(({ kind }) => kind) ?? [];
    const { calls = 0, failed = 0, lastGoodAt } = figuresOf.get(key) ?? {};
    const trouble = kinds.includes('provider_silent') ? 'silent' : kinds.length > 0 ? 'troubled' : 'none';
    return { calls, failed, lastGoodAt: lastGoodAt?.toISOString() ?? null, trouble };
  };
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
  {
    stop,
    services,
    healthOf,
  }: { stop: StopView | null; services: readonly ServiceRow[]; healthOf: ReturnType<typeof healthBy> },
): ServiceView {
  const { contract, fieldsOf } = storedContract(row.contract);
  const settings = ServiceSettings.parse(row.settings);
  const { mapping } = settings;
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
    health: healthOf(serviceKey(row)),
    keepsBodies: settings.keepBodies,
    operations: contract.operations.map(({ id, method, path, summary }) => ({
      ...{ id, method, path, summary, examples: mapping?.[id]?.tests.length ?? 0 },
      fields: fieldsOf(id).map(({ path: field, title, sensitive }) => ({
        path: field,
        title,
        sensitive,
      })),
    })),
    composition: viewParts(settings, services).map(({ operation, parts }) => ({
      operation,
      parts: parts.map((part) => ({ ...part, trouble: healthOf(part.serviceKey).trouble })),
    })),
  });
}
