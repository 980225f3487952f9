import { sql } from 'kysely';
import { z } from 'zod';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { ServiceSettings, serviceStates } from '../exchange.contract.ts';
import { serviceKey } from '../service-key.ts';
import type { PartService } from './part-service.ts';

const State = z.enum(serviceStates);

/** Services with these keys, of whatever state, by key. */
export async function selectPartServices(
  db: Db | Tx,
  keys: readonly string[],
): Promise<ReadonlyMap<string, PartService>> {
  const codes = keys.map((key) => key.replace(/^sandbox\//, '').split('/')[0] ?? '');
  const rows = codes.length === 0 ? [] : await serviceRows(db).where('code', 'in', codes).execute();
  return new Map(rows.filter((row) => keys.includes(serviceKey(row))).map((row) => [serviceKey(row), toPart(row)]));
}

/** Composed services that are, or may be again, in force. */
export async function selectComposed(db: Db | Tx) {
  const rows = await serviceRows(db)
    .where(sql<boolean>`settings ? 'composition'`)
    .where('state', 'in', ['published', 'deprecated', 'suspended'])
    .orderBy('code')
    .execute();
  return rows.map((row) => ({ ...toPart(row), key: serviceKey(row), environment: row.environment }));
}

/** Dấu of all services as they stand: another as soon as one of them was written. */
export async function selectServicesMark(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ mark: string | null }>`
    select md5(string_agg(id::text || xmin::text, ',' order by id)) as mark from exchange.service`.execute(db);
  return rows[0]?.mark ?? '';
}

/** Nobody else writes a service until the transaction ends; they are read as always. */
export async function lockServices(tx: Tx): Promise<void> {
  await sql`lock table exchange.service in share row exclusive mode`.execute(tx);
}

const serviceRows = (db: Db | Tx) =>
  db
    .selectFrom('exchange.service')
    .select([
      'environment',
      'code',
      'version',
      'contract',
      'personal',
      'upstream_url',
      'settings',
      'state',
      'sunset_on',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof serviceRows>['execute']>>[number];

function toPart(row: Row) {
  return {
    ...{ contract: row.contract, personal: row.personal, upstream: row.upstream_url, sunsetOn: row.sunset_on },
    ...{ settings: ServiceSettings.parse(row.settings), state: State.parse(row.state) },
  };
}

/** Composed services with a part whose version has a last day, and the unit that answers for them. */
export async function selectEndingParts(db: Db | Tx) {
  const { rows } = await sql<{
    composed: string;
    composedId: string;
    part: string;
    sunsetOn: string;
    ownerUnitId: string | null;
    owner: string;
  }>`
    select distinct composed.code || '/' || composed.version as composed, composed.id as "composedId", asked.service as part,
           part.sunset_on as "sunsetOn", provider.owner_unit_id as "ownerUnitId", provider.owner_unit_name as owner
    from exchange.service as composed
    join exchange.system as provider on provider.id = composed.provider_id
    cross join lateral jsonb_each(composed.settings -> 'composition') as operation (id, declared)
    cross join lateral jsonb_each(operation.declared -> 'parts') as one (name, declared)
    cross join lateral (select one.declared ->> 'service') as asked (service)
    join exchange.service as part
      on part.environment = 'production' and part.code = split_part(asked.service, '/', 1) and part.version = split_part(asked.service, '/', 2)
    where composed.settings ? 'composition' and composed.state in ('published', 'deprecated') and composed.environment = 'production'
      and part.state = 'deprecated' and part.sunset_on is not null`.execute(db);
  return rows;
}
