import type { Db } from '#infrastructure/database/connect.ts';
import { serviceByKey } from './service.queries.ts';

/** Tên, bên cung cấp và căn cứ of a service by its key, such as `dan-cu/1.0`; undefined when there is none. */
export async function findServiceNames(
  db: Db,
  key: string,
): Promise<{ name: string; providerName: string; article: string } | undefined> {
  return serviceByKey(db, key)
    .innerJoin('exchange.system as provider', 'provider.id', 'exchange.service.provider_id')
    .select(['exchange.service.name', 'provider.name as providerName', 'exchange.service.article'])
    .executeTakeFirst();
}
