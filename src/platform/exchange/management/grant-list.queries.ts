import { sql, type SqlBool } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';
import { foldedPattern } from '#infrastructure/database/folded.queries.ts';
import { serviceKey } from '../service-key.ts';
import { grantsWithParties } from './grants.queries.ts';

/** Whose grants are looked for: `units` own the calling system or the data; undefined for who sees all. */
export type SoughtGrants = { units: readonly string[] | undefined; search: string };

const sought = (db: Db, { units, search }: SoughtGrants) =>
  grantsWithParties(db)
    .$if(units !== undefined, (query) =>
      query.where((is) =>
        is.or([
          is('consumer.owner_unit_id', 'in', [...(units ?? [])]),
          is('provider.owner_unit_id', 'in', [...(units ?? [])]),
        ]),
      ),
    )
    .$if(search !== '', (query) =>
      query.where(
        sql<SqlBool>`infrastructure.fold(concat_ws(' ', consumer.name, consumer.code, service.name, service.code)) like ${foldedPattern(search)}`,
      ),
    );

/** How many there are in each state. */
export async function countGrants(db: Db, grants: SoughtGrants): Promise<{ state: string; grants: number }[]> {
  return sought(db, grants)
    .clearSelect()
    .select(['granted.state', sql<number>`count(*)::int`.as('grants')])
    .groupBy('granted.state')
    .execute();
}

/** One page in the order of their last change; `order` `asc` for what has waited longest first. */
export function grantPageStatement(
  db: Db,
  {
    states,
    order,
    after,
    limit,
    ...grants
  }: SoughtGrants & {
    states: readonly string[];
    order: 'asc' | 'desc';
    after: string | undefined;
    limit: number;
  },
) {
  const beyond = order === 'asc' ? sql`>` : sql`<`;
  return sought(db, grants)
    .where('granted.state', 'in', [...states])
    .$if(after !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(granted.changed_at, granted.id) ${beyond} (select changed_at, id from exchange.access_grant where id = ${after})`,
      ),
    )
    .orderBy('granted.changed_at', order)
    .orderBy('granted.id', order)
    .limit(limit);
}

/** Keys of the services a system has a grant of, or has asked for one. */
export async function selectServicesOf(db: Db, consumerCode: string): Promise<string[]> {
  const rows = await db
    .selectFrom('exchange.access_grant as granted')
    .innerJoin('exchange.system as consumer', 'consumer.id', 'granted.consumer_id')
    .innerJoin('exchange.service as service', 'service.id', 'granted.service_id')
    .select(['service.environment', 'service.code', 'service.version'])
    .where('consumer.code', '=', consumerCode)
    .where('granted.state', 'in', ['requested', 'agreed', 'active', 'suspended'])
    .execute();
  return rows.map(serviceKey);
}
