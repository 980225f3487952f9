import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { ownTrial } from '../own-trials.ts';

const shownStates = ['published', 'deprecated', 'suspended'];

/** What anybody may see of services; drafts and what has ended are not shown. */
export async function selectShown(db: Db | Tx) {
  return db
    .selectFrom('exchange.service as service')
    .innerJoin('exchange.system as provider', 'provider.id', 'service.provider_id')
    .selectAll('service')
    .select(['provider.name as provider_name', 'provider.x_road_id'])
    .where('service.state', 'in', shownStates)
    .orderBy('service.name')
    .orderBy('service.code')
    .orderBy('service.version')
    .orderBy('service.environment')
    .execute();
}
export type ShownRow = Awaited<ReturnType<typeof selectShown>>[number];

/** One version in both environments. */
export async function selectVersion(db: Db, { code, version }: { code: string; version: string }): Promise<ShownRow[]> {
  return db
    .selectFrom('exchange.service as service')
    .innerJoin('exchange.system as provider', 'provider.id', 'service.provider_id')
    .selectAll('service')
    .select(['provider.name as provider_name', 'provider.x_road_id'])
    .where('service.state', 'in', shownStates)
    .where('service.code', '=', code)
    .where('service.version', '=', version)
    .orderBy('service.environment')
    .execute();
}

export async function selectVersions(db: Db, code: string) {
  return db
    .selectFrom('exchange.service')
    .select(['version', 'state', 'environment'])
    .where('state', 'in', shownStates)
    .where('code', '=', code)
    .orderBy('created_at', 'desc')
    .execute();
}

/** Systems to try out with that a unit holds; whoever asks next waits until this transaction is over. */
export async function countSandboxSystems(tx: Tx, unitId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`exchange sandbox ${unitId}`}, 0))`.execute(tx);
  const { count } = await tx
    .selectFrom('exchange.system')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('owner_unit_id', '=', unitId)
    .where('environment', '=', 'sandbox')
    .where('code', '~', ownTrial.source)
    .where('state', '<>', 'retired')
    .executeTakeFirstOrThrow();
  return Number(count);
}
