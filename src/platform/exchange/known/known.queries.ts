import type { JWK } from 'jose';
import { z } from 'zod';
import type { Db } from '#infrastructure/database/connect.ts';
import { selectDeadSecrets, selectDecoys } from '../decoys/decoys.queries.ts';
import { Hours, RowScope, ServiceSettings, environments, grantPriorities } from '../exchange.contract.ts';
import type { GrantRow, KnownRows, KnownSystem, ServiceRow } from './known.ts';

const Environment = z.enum(environments);
/** A secret that no longer holds is a leaked one's tell-tale for so long. */
const deadForMs = 400 * 86_400_000;
const PublicKey = z.looseObject({ kty: z.string() });

/** All that is in force at this moment, six queries whatever the number of systems. */
export async function selectKnown(db: Db, { at, on }: { at: Date; on: string }): Promise<KnownRows> {
  const [systems, credentials, decoys, dead, services, grants] = await Promise.all([
    db.selectFrom('exchange.system').selectAll().where('state', '=', 'active').execute(),
    db
      .selectFrom('exchange.credential')
      .select(['id', 'system_id', 'secret_hash', 'thumbprint', 'public_key'])
      .where('revoked_at', 'is', null)
      .where('not_after', '>', at)
      .execute(),
    selectDecoys(db),
    selectDeadSecrets(db, { at, since: new Date(at.getTime() - deadForMs) }),
    selectServices(db),
    selectGrants(db, on),
  ]);
  const credentialsOf = Map.groupBy(credentials, ({ system_id: id }) => id);
  const leakedOf = Map.groupBy(
    [
      ...dead.map((row) => ({ ...row, outcome: 'dead_key_shown' as const })),
      ...decoys.map((row) => ({ ...row, outcome: 'decoy_shown' as const })),
    ],
    ({ system_id: id }) => id,
  );
  return {
    systems: systems.map((row): KnownSystem => {
      const own = credentialsOf.get(row.id) ?? [];
      return {
        code: row.code,
        name: row.name,
        unitCode: row.owner_unit_code,
        unitName: row.owner_unit_name,
        environment: Environment.parse(row.environment),
        xRoadId: row.x_road_id,
        secrets: new Map(own.flatMap(({ id, secret_hash: hash }) => (hash === null ? [] : [[id, hash] as const]))),
        leakedHashes: new Map(
          (leakedOf.get(row.id) ?? []).map(({ secret_hash: hash, id, outcome }) => [hash ?? '', { id, outcome }]),
        ),
        certificates: new Set(own.flatMap(({ thumbprint }) => thumbprint ?? [])),
        purposeKeys: own.flatMap(({ public_key: key }): JWK[] => (key === null ? [] : [PublicKey.parse(key)])),
      };
    }),
    services,
    grants,
  };
}

async function selectServices(db: Db): Promise<ServiceRow[]> {
  const rows = await db
    .selectFrom('exchange.service as service')
    .innerJoin('exchange.system as provider', 'provider.id', 'service.provider_id')
    .selectAll('service')
    .select('provider.code as provider_code')
    .where('service.state', 'in', ['published', 'deprecated', 'suspended'])
    .where('provider.state', '=', 'active')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    version: row.version,
    environment: Environment.parse(row.environment),
    providerCode: row.provider_code,
    upstreamUrl: row.upstream_url,
    contract: row.contract,
    personal: row.personal,
    settings: ServiceSettings.parse(row.settings),
    state: z.enum(['published', 'deprecated', 'suspended']).parse(row.state),
    sunsetOn: row.sunset_on,
  }));
}

async function selectGrants(db: Db, on: string): Promise<GrantRow[]> {
  const rows = await db
    .selectFrom('exchange.access_grant as granted')
    .innerJoin('exchange.system as consumer', 'consumer.id', 'granted.consumer_id')
    .selectAll('granted')
    .select('consumer.code as consumer_code')
    .where('granted.state', '=', 'active')
    .where('granted.valid_to', '>=', on)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    consumerCode: row.consumer_code,
    serviceId: row.service_id,
    operations: row.operations,
    fields: row.fields,
    rowScope: row.row_scope === null ? null : RowScope.parse(row.row_scope),
    purpose: row.purpose,
    article: row.article,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    dailyQuota: row.daily_quota,
    perSecond: row.per_second,
    priority: z.enum(grantPriorities).parse(row.priority),
    hours: row.hours === null ? null : Hours.parse(row.hours),
  }));
}
