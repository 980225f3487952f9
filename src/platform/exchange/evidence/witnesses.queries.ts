import type { Db } from '#infrastructure/database/connect.ts';

/** Seals of a gateway that a witness has not signed yet, oldest first. */
export async function selectUnwitnessed(
  db: Db,
  { gateway, witness, most }: { gateway: string; witness: string; most: number },
) {
  return db
    .selectFrom('exchange.sealed_batch as sealed')
    .select(['sealed.number', 'sealed.seal'])
    .where('sealed.gateway_id', '=', gateway)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('exchange.witness as signed')
            .select('signed.number')
            .whereRef('signed.gateway_id', '=', 'sealed.gateway_id')
            .whereRef('signed.number', '=', 'sealed.number')
            .where('signed.witness', '=', witness),
        ),
      ),
    )
    .orderBy('sealed.number')
    .limit(most)
    .execute();
}

export async function findSeal(db: Db, gateway: string, number: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('exchange.sealed_batch')
    .select('seal')
    .where('gateway_id', '=', gateway)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.seal;
}

/** What a witness has signed stays: signed again it is as it was. */
export async function insertWitness(
  db: Db,
  signed: { gateway: string; number: number; witness: string; signature: string; at: Date },
): Promise<void> {
  await db
    .insertInto('exchange.witness')
    .values({
      gateway_id: signed.gateway,
      number: signed.number,
      witness: signed.witness,
      signature: signed.signature,
      signed_at: signed.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Signatures of others on a gateway's seals, with the keys the witnesses have registered. */
export async function selectWitnesses(db: Db, gateway: string) {
  return db
    .selectFrom('exchange.witness as signed')
    .innerJoin('exchange.sealed_batch as sealed', (join) =>
      join.onRef('sealed.gateway_id', '=', 'signed.gateway_id').onRef('sealed.number', '=', 'signed.number'),
    )
    .innerJoin('exchange.system as system', 'system.code', 'signed.witness')
    .innerJoin('exchange.credential as key', (join) =>
      join.onRef('key.system_id', '=', 'system.id').on('key.kind', '=', 'key'),
    )
    .select(['signed.number', 'signed.witness', 'signed.signature', 'sealed.seal', 'key.public_key as publicKey'])
    .where('signed.gateway_id', '=', gateway)
    .orderBy('signed.number')
    .execute();
}
