import { sql } from 'kysely';
import type { Db } from '#infrastructure/database/connect.ts';

type Of = { authorityId: string; at: Date };

/** In two parts, each by an index of its own: an `or` over both would read every certificate. */
export const revokedStatement = ({ authorityId, at }: Of) => sql<RevokedRow>`
  select issued.serial, issued.issued_at as "issuedAt", credential.revoked_at as "revokedAt", 'active' as state, null::timestamptz as "stateSince"
  from exchange.credential
  join exchange.issued_certificate as issued on issued.credential_id = credential.id
  where credential.revoked_at is not null and credential.kind = 'certificate' and credential.not_after > ${at}
    and issued.authority_id = ${authorityId}
  union all
  select issued.serial, issued.issued_at, null, system.state, system.state_since
  from exchange.system
  join exchange.issued_certificate as issued on issued.system_id = system.id and issued.not_after > ${at}
  join exchange.credential on credential.id = issued.credential_id and credential.revoked_at is null
  where system.state <> 'active' and issued.authority_id = ${authorityId}
  order by serial`;

type RevokedRow = { serial: string; issuedAt: Date; revokedAt: Date | null; state: string; stateSince: Date | null };

/** Certificates of an authority that have not run out and are good no more: revoked, or of a system that is suspended or retired. */
export async function selectRevoked(db: Db, of: Of): Promise<RevokedRow[]> {
  return (await revokedStatement(of).execute(db)).rows;
}

export async function findLastList(db: Db, authorityId: string) {
  return db
    .selectFrom('exchange.revocation_list')
    .select(['number', 'list', 'content', 'made_at as madeAt', 'next_at as nextAt'])
    .where('authority_id', '=', authorityId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Answers whether the number was free: of two processes one publishes. */
export async function insertList(
  db: Db,
  list: { authorityId: string; number: number; list: string; content: string; madeAt: Date; nextAt: Date },
): Promise<boolean> {
  const done = await db
    .insertInto('exchange.revocation_list')
    .values({
      ...{ authority_id: list.authorityId, number: list.number, list: list.list, content: list.content },
      ...{ made_at: list.madeAt, next_at: list.nextAt },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst();
  return done !== undefined;
}

/** Lists that another has taken the place of: nobody is given them again. */
export async function deleteOldLists(db: Db, at: Date): Promise<void> {
  await db
    .deleteFrom('exchange.revocation_list as old')
    .where('next_at', '<=', at)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('exchange.revocation_list as newer')
          .select('newer.number')
          .whereRef('newer.authority_id', '=', 'old.authority_id')
          .whereRef('newer.number', '>', 'old.number'),
      ),
    )
    .execute();
}
