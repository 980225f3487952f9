import { z } from 'zod';
import type { Db } from '#infrastructure/database/connect.ts';
import { environments, Hours } from '../exchange.contract.ts';
import { serviceKey } from '../service-key.ts';

/** What the database says of a grant and its parties, whatever their states: gateways know those in force only. */
export async function selectTrialFacts(db: Db, { grantId, day }: { grantId: string; day: string }) {
  const [row, credentials] = await Promise.all([
    db
      .selectFrom('exchange.access_grant as granted')
      .innerJoin('exchange.system as consumer', 'consumer.id', 'granted.consumer_id')
      .innerJoin('exchange.service as service', 'service.id', 'granted.service_id')
      .innerJoin('exchange.system as provider', 'provider.id', 'service.provider_id')
      .leftJoin('exchange.quota_use as used', (join) =>
        join.onRef('used.grant_id', '=', 'granted.id').on('used.day', '=', day),
      )
      .select(['granted.state', 'granted.valid_from', 'granted.valid_to', 'granted.hours', 'granted.daily_quota'])
      .select(['consumer.code as consumer_code', 'consumer.state as consumer_state', 'consumer.x_road_id'])
      .select(['provider.state as provider_state', 'service.state as service_state', 'used.leased'])
      .select(['service.id as service_id', 'service.code', 'service.version', 'service.environment'])
      .where('granted.id', '=', grantId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('exchange.credential as credential')
      .innerJoin('exchange.access_grant as granted', 'granted.consumer_id', 'credential.system_id')
      .select(['credential.kind', 'credential.not_after as notAfter'])
      .where('granted.id', '=', grantId)
      .where('credential.revoked_at', 'is', null)
      .execute(),
  ]);
  return {
    grant: {
      ...{ state: row.state, validFrom: row.valid_from, validTo: row.valid_to, dailyQuota: row.daily_quota },
      hours: Hours.nullable().parse(row.hours),
    },
    consumer: { code: row.consumer_code, state: row.consumer_state, hasXRoadId: row.x_road_id !== null },
    environment: z.enum(environments).parse(row.environment),
    providerState: row.provider_state,
    service: { id: row.service_id, key: serviceKey(row), state: row.service_state },
    credentials,
    leased: row.leased ?? 0,
  };
}
export type TrialFacts = Awaited<ReturnType<typeof selectTrialFacts>>;
