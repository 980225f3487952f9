import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { CallFacts } from '../gateway/record-call.ts';
import { LogLine } from '../evidence/entry.ts';

export async function insertDecoy(
  tx: Tx,
  decoy: { systemId: string; secretHash: string; placed: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('exchange.decoy_key')
    .values({
      ...{ id: randomUUID(), system_id: decoy.systemId, secret_hash: decoy.secretHash },
      ...{ placed: decoy.placed, created_at: decoy.at },
    })
    .execute();
}

/** Answers whether there was one of this system to take away. */
export async function removeDecoyKey(
  tx: Tx,
  { id, systemId, at }: { id: string; systemId: string; at: Date },
): Promise<boolean> {
  const done = await tx
    .updateTable('exchange.decoy_key')
    .set({ removed_at: at })
    .where('id', '=', id)
    .where('system_id', '=', systemId)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

/** All that are laid out. */
export async function selectDecoys(db: Db) {
  return db
    .selectFrom('exchange.decoy_key')
    .select(['id', 'system_id', 'placed', 'created_at', 'secret_hash'])
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .execute();
}
export type DecoyRow = Awaited<ReturnType<typeof selectDecoys>>[number];

/** Secrets that were revoked or have ended since, of systems that are known. */
export async function selectDeadSecrets(db: Db, { at, since }: { at: Date; since: Date }) {
  return db
    .selectFrom('exchange.credential')
    .select(['id', 'system_id', 'secret_hash'])
    .where('secret_hash', 'is not', null)
    .where((where) => where.or([where('revoked_at', '>', since), where.between('not_after', since, at)]))
    .execute();
}

/** Of so many of the last lines it is read which key was shown: somebody who shows one from everywhere is not to fill the memory. */
const mostRead = 100;

/**
 * Leaked keys shown since: for each system what kind, how often, the address of the last one, and every place where one of the decoys
 * had been placed, the last first.
 */
export async function selectLeakedKeys(db: Db, since: Date): Promise<LeakedKey[]> {
  const { rows } = await sql<{ consumer: string; outcome: string; count: number; entry: string }>`
    select consumer, outcome, count, entry
    from (
      select consumer, outcome, entry, count(*) over (partition by consumer, outcome)::integer as count,
             row_number() over (partition by consumer, outcome order by at desc) as nth
      from exchange.log_entry
      where outcome in ('decoy_shown', 'dead_key_shown') and at >= ${since}) as shown
    where nth <= ${mostRead}
    order by consumer, outcome, nth`.execute(db);
  if (rows.length === 0) return [];
  const shown = rows.map(({ entry, ...row }) => ({ ...row, ...leakedOf(entry) }));
  const decoys = await db
    .selectFrom('exchange.decoy_key')
    .select(['id', 'placed'])
    .where(
      'id',
      'in',
      shown.map(({ key }) => key),
    )
    .execute();
  const placedBy = new Map(decoys.map(({ id, placed }) => [id, placed]));
  const groups = Map.groupBy(shown, ({ consumer, outcome }) => `${consumer} ${outcome}`);
  return [...groups.values()].flatMap((lines) => {
    const [last] = lines;
    if (!last) return [];
    const places = new Set(lines.flatMap(({ key }) => placedBy.get(key) ?? []));
    const { consumer, outcome, count, from } = last;
    return [{ system: consumer, outcome, count, from, placed: [...places].join('; ') }];
  });
}

export type LeakedKey = { system: string; outcome: string; count: number; from: string; placed: string };

/** Throws for a line that is none of these: it was written by nobody but a gateway. */
function leakedOf(entry: string): { key: string; from: string } {
  const { facts } = LogLine.parse(JSON.parse(entry)).sections;
  const told = facts && 'text' in facts ? CallFacts.parse(JSON.parse(facts.text)).leaked : undefined;
  if (!told) throw new Error('A line of a leaked key without the key');
  return told;
}
