import type { Db } from '#infrastructure/database/connect.ts';

/** Certificates of an authority that have not run out and are good no more: revoked, or of a system that is suspended or retired. */
export async function selectRevoked(db: Db, { authorityId, at }: { authorityId: string; at: Date }) {
  return db
    .selectFrom('exchange.issued_certificate as issued')
    .innerJoin('exchange.credential as credential', 'credential.id', 'issued.credential_id')
    .innerJoin('exchange.system as system', 'system.id', 'issued.system_id')
    .select(['issued.serial', 'issued.issued_at as issuedAt', 'credential.revoked_at as revokedAt'])
    .select(['system.state', 'system.state_since as stateSince'])
    .where('issued.authority_id', '=', authorityId)
    .where('issued.not_after', '>', at)
    .where(({ or, eb }) => or([eb('credential.revoked_at', 'is not', null), eb('system.state', '!=', 'active')]))
    .orderBy('issued.serial')
    .execute();
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
