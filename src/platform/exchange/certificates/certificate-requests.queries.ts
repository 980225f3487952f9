import type { Db, Tx } from '#infrastructure/database/connect.ts';

export type NewRequest = {
  id: string;
  systemId: string;
  csr: string;
  keyKind: string;
  keyMark: string;
  by: { accountId: string | null; name: string };
  at: Date;
};

/** Answers whether it is new: a request that arrives twice is one. */
export async function insertRequest(tx: Tx, request: NewRequest): Promise<boolean> {
  const done = await tx
    .insertInto('exchange.certificate_request')
    .values({
      ...{ id: request.id, system_id: request.systemId, csr: request.csr, key_kind: request.keyKind },
      key_mark: request.keyMark,
      ...{ state: 'waiting', asked_by: request.by.accountId, asked_name: request.by.name, asked_at: request.at },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

export async function findWaiting(tx: Tx, systemId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('exchange.certificate_request')
    .select('id')
    .where('system_id', '=', systemId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return row?.id;
}

const requestOf = (tx: Tx, id: string) =>
  tx
    .selectFrom('exchange.certificate_request')
    .select(['id', 'system_id as systemId', 'csr', 'state', 'asked_by as askedBy'])
    .where('id', '=', id);

export const findRequest = (tx: Tx, id: string) => requestOf(tx, id).executeTakeFirst();
export const findRequestForUpdate = (tx: Tx, id: string) => requestOf(tx, id).forUpdate().executeTakeFirst();

export async function setDecided(
  tx: Tx,
  decision: {
    id: string;
    state: 'issued' | 'refused' | 'withdrawn';
    by: { accountId: string | null; name: string };
    reason: string;
    at: Date;
  },
): Promise<void> {
  await tx
    .updateTable('exchange.certificate_request')
    .set({
      ...{ state: decision.state, reason: decision.reason, decided_at: decision.at },
      ...{ decided_by: decision.by.accountId, decided_name: decision.by.name },
    })
    .where('id', '=', decision.id)
    .execute();
}

/** The last request of each of these systems. */
export async function selectLastRequests(db: Db, systemIds: readonly string[]) {
  if (systemIds.length === 0) return [];
  return db
    .selectFrom('exchange.certificate_request')
    .distinctOn('system_id')
    .select([
      'id',
      'system_id as systemId',
      'key_kind as keyKind',
      'key_mark as keyMark',
      'state',
      'asked_by as askedBy',
    ])
    .select(['asked_name as askedName', 'asked_at as askedAt', 'decided_name as decidedName'])
    .select(['decided_at as decidedAt', 'reason'])
    .where('system_id', 'in', [...systemIds])
    .orderBy('system_id')
    .orderBy('asked_at', 'desc')
    .execute();
}

/** What has become of a request of this system; its certificate with the chain, when there is one. */
export async function findOutcome(tx: Tx, { id, systemId }: { id: string; systemId: string }) {
  const row = await tx
    .selectFrom('exchange.certificate_request as request')
    .leftJoin('exchange.issued_certificate as issued', 'issued.request_id', 'request.id')
    .leftJoin('exchange.certificate_authority as authority', 'authority.id', 'issued.authority_id')
    .select(['request.state', 'request.key_mark as keyMark', 'request.reason'])
    .select(['issued.certificate', 'authority.certificates as chain'])
    .where('request.id', '=', id)
    .where('request.system_id', '=', systemId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { state, keyMark, reason, certificate, chain } = row;
  return { state, keyMark, reason, chain: certificate === null ? null : `${certificate}${chain ?? ''}` };
}

/** Codes of the systems whose request nobody has decided yet. */
export async function selectWaiting(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('exchange.certificate_request as request')
    .innerJoin('exchange.system as system', 'system.id', 'request.system_id')
    .select('system.code')
    .where('request.state', '=', 'waiting')
    .execute();
  return rows.map(({ code }) => code);
}
