import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { serviceByKey } from '../service.queries.ts';
import type { Held } from '../contracts/compare-contracts.ts';

export async function selectServices(db: Db | Tx) {
  return db
    .selectFrom('exchange.service as service')
    .innerJoin('exchange.system as provider', 'provider.id', 'service.provider_id')
    .selectAll('service')
    .select([
      'provider.code as provider_code',
      'provider.name as provider_name',
      'provider.owner_unit_id as keeper_unit_id',
    ])
    .orderBy('service.environment')
    .orderBy('service.name')
    .execute();
}
export type ServiceRow = Awaited<ReturnType<typeof selectServices>>[number];

export async function findService(db: Db | Tx, key: string) {
  return serviceByKey(db, key).selectAll().executeTakeFirst();
}

/** Consumers with a grant in force, and what they hold. */
export async function selectHolders(tx: Tx, serviceId: string): Promise<Held[]> {
  return tx
    .selectFrom('exchange.access_grant as granted')
    .innerJoin('exchange.system as consumer', 'consumer.id', 'granted.consumer_id')
    .select(['consumer.code as consumer', 'granted.operations', 'granted.fields'])
    .where('granted.service_id', '=', serviceId)
    .where('granted.state', 'in', ['active', 'suspended'])
    .execute();
}

export async function setServiceState(
  tx: Tx,
  { id, state, sunsetOn }: { id: string; state: string; sunsetOn: string | null },
): Promise<void> {
  await tx.updateTable('exchange.service').set({ state, sunset_on: sunsetOn }).where('id', '=', id).execute();
}
