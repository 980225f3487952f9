import { sql } from 'kysely';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { insertRows } from '#infrastructure/database/insert-rows.ts';
import { fixedStatement } from '#infrastructure/database/fixed-statement.ts';
import { send } from '#infrastructure/database/transaction.ts';
import { statusCodes, statusOfCode } from '../course/dossier-status.ts';
import type { Dossier } from '../course/dossier.ts';
import { DossierState } from '../course/dossier-state.contract.ts';

/** Mã hồ sơ: the next number of the day, gapless — the row stays locked until the submission commits or takes it back. */
export async function nextCodeNumber(tx: Tx, { agencyCode, on }: { agencyCode: string; on: string }): Promise<number> {
  const row = await tx
    .insertInto('dossiers.code_counter')
    .values({ agency_code: agencyCode, received_on: on, last_number: 1 })
    .onConflict((conflict) =>
      conflict.columns(['agency_code', 'received_on']).doUpdateSet((set) => ({
        last_number: set('dossiers.code_counter.last_number', '+', 1),
      })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return row.last_number;
}

function projectionColumns(dossier: Dossier) {
  return {
    package_version: dossier.packageVersion,
    deciding_unit_id: dossier.decidingUnitId,
    desk_unit_id: dossier.deskUnitId,
    status: statusCodes[dossier.status],
    submitted_at: dossier.submittedAt,
    accepted_at: dossier.acceptedAt,
    due_on: dossier.state.appointment?.dueOn ?? null,
    due_at: dossier.state.appointment?.dueAt ?? null,
    finished_at: dossier.finishedAt,
    returned_at: dossier.returnedAt,
    last_action_at: dossier.lastActionAt,
    revision: dossier.revision,
    last_hash: dossier.lastHash,
    state: JSON.stringify(dossier.state),
  };
}

export function insertDossier(tx: Tx, dossier: Dossier): void {
  const { owner } = dossier.state.parties;
  insertRows(tx, 'dossiers.dossier', [
    {
      id: dossier.id,
      code: dossier.code,
      received_unit_id: dossier.receivedUnitId,
      received_on: dossier.receivedOn,
      procedure_code: dossier.procedureCode,
      procedure_name: dossier.procedureName,
      channel: dossier.channel,
      helped_unit_id: dossier.helpedUnitId,
      applicant_account_id: dossier.applicantAccountId,
      owner_account_id: dossier.ownerAccountId,
      owner_name: owner.name,
      owner_number: owner.personalId ?? owner.taxCode,
      ...projectionColumns(dossier),
    },
  ]);
}

type Projection = ReturnType<typeof projectionColumns>;

const update = fixedStatement<Projection & { id: string; receivedUnitId: string; receivedOn: string }, unknown>(
  (db, slot) =>
    db
      .updateTable('dossiers.dossier')
      .set({
        package_version: slot('package_version'),
        deciding_unit_id: slot('deciding_unit_id'),
        desk_unit_id: slot('desk_unit_id'),
        status: slot('status'),
        submitted_at: slot('submitted_at'),
        accepted_at: slot('accepted_at'),
        due_on: slot('due_on'),
        due_at: slot('due_at'),
        finished_at: slot('finished_at'),
        returned_at: slot('returned_at'),
        last_action_at: slot('last_action_at'),
        revision: slot('revision'),
        last_hash: slot('last_hash'),
        state: slot('state'),
      } satisfies Record<keyof Projection, unknown>)
      .where('received_unit_id', '=', slot('receivedUnitId'))
      .where('received_on', '=', slot('receivedOn'))
      .where('id', '=', slot('id')),
);

export function updateDossier(tx: Tx, dossier: Dossier): void {
  const { id, receivedUnitId, receivedOn } = dossier;
  send(tx, update({ id, receivedUnitId, receivedOn, ...projectionColumns(dossier) }));
}

const columns = [
  'id',
  'code',
  'received_unit_id',
  'received_on',
  'procedure_code',
  'procedure_name',
  'package_version',
  'channel',
  'helped_unit_id',
  'deciding_unit_id',
  'desk_unit_id',
  'applicant_account_id',
  'owner_account_id',
  'status',
  'submitted_at',
  'accepted_at',
  'finished_at',
  'returned_at',
  'last_action_at',
  'revision',
  'last_hash',
  'state',
] as const;

type Row = {
  id: string;
  code: string;
  received_unit_id: string;
  received_on: string;
  procedure_code: string;
  procedure_name: string;
  package_version: string;
  channel: string;
  helped_unit_id: string | null;
  deciding_unit_id: string;
  desk_unit_id: string;
  applicant_account_id: string | null;
  owner_account_id: string | null;
  status: number;
  submitted_at: Date;
  accepted_at: Date | null;
  finished_at: Date | null;
  returned_at: Date | null;
  last_action_at: Date;
  revision: number;
  last_hash: string;
  state: unknown;
};

export function toDossier(row: Row): Dossier {
  return {
    id: row.id,
    code: row.code,
    receivedUnitId: row.received_unit_id,
    receivedOn: row.received_on,
    procedureCode: row.procedure_code,
    procedureName: row.procedure_name,
    packageVersion: row.package_version,
    channel: row.channel === 'counter' || row.channel === 'post' ? row.channel : 'online',
    helpedUnitId: row.helped_unit_id,
    decidingUnitId: row.deciding_unit_id,
    deskUnitId: row.desk_unit_id,
    applicantAccountId: row.applicant_account_id,
    ownerAccountId: row.owner_account_id,
    status: statusOfCode(row.status),
    submittedAt: row.submitted_at,
    acceptedAt: row.accepted_at,
    finishedAt: row.finished_at,
    returnedAt: row.returned_at,
    lastActionAt: row.last_action_at,
    revision: row.revision,
    lastHash: row.last_hash,
    state: DossierState.parse(row.state),
  };
}

export function selectDossiers(db: Db) {
  return db.selectFrom('dossiers.dossier').select(columns);
}

export async function findDossier(db: Db, code: string): Promise<Dossier | undefined> {
  const row = await selectDossiers(db).where('code', '=', code).executeTakeFirst();
  return row && toDossier(row);
}

const byId = fixedStatement<{ id: string }, Row>((db, slot) => selectDossiers(db).where('id', '=', slot('id')));

export async function findDossierById(db: Db, id: string): Promise<Dossier | undefined> {
  const [row] = (await db.executeQuery(byId({ id }))).rows;
  return row && toDossier(row);
}

const lockByCode = fixedStatement<{ code: string }, Row>((db, slot) =>
  selectDossiers(db).where('code', '=', slot('code')).forUpdate(),
);

/** Locks the dossier until the transaction ends: actions on one dossier happen one after another. */
export async function findDossierForUpdate(tx: Tx, code: string): Promise<Dossier | undefined> {
  const [row] = (await tx.executeQuery(lockByCode({ code }))).rows;
  return row && toDossier(row);
}

const mineLimit = 100;

/** Hồ sơ của tôi: dossiers one handed in or owns, newest first. */
export async function listDossiersOf(db: Db, accountId: string): Promise<Dossier[]> {
  const rows = await db
    .selectFrom('dossiers.dossier')
    .select(columns)
    .where((where) =>
      where.or([where('applicant_account_id', '=', accountId), where('owner_account_id', '=', accountId)]),
    )
    .orderBy('submitted_at', 'desc')
    .limit(mineLimit)
    .execute();
  return rows.map(toDossier);
}

/** Hồ sơ đã nhận trong ngày của một nơi tiếp nhận, for the register (sổ theo dõi), in the order of their codes. */
export async function listReceivedOn(db: Db, { unitId, on }: { unitId: string; on: string }): Promise<Dossier[]> {
  const rows = await db
    .selectFrom('dossiers.dossier')
    .select(columns)
    .where('received_unit_id', '=', unitId)
    .where('received_on', '=', on)
    .orderBy('code')
    .execute();
  return rows.map(toDossier);
}

/** Real time taken, in days: half are done within `median`, nine of ten within `ninety`. Undefined while there is too little history. */
export async function procedureTimes(db: Db, procedureCode: string, since: Date) {
  const { rows } = await sql<{ median: number | null; ninety: number | null; count: number }>`
    select percentile_cont(0.5) within group (order by days) as median,
           percentile_cont(0.9) within group (order by days) as ninety, count(*) as count
      from (select extract(epoch from finished_at - accepted_at) / 86400 as days from dossiers.dossier
             where procedure_code = ${procedureCode} and finished_at >= ${since} and accepted_at is not null
               and status in (9, 10)
             order by finished_at desc limit 5000) as recent`.execute(db);
  const [row] = rows;
  const enough = 5;
  if (!row || row.count < enough || row.median === null || row.ninety === null) return undefined;
  return { medianDays: Number(row.median), ninetyDays: Number(row.ninety), count: row.count };
}

/** Share of this month's finished dossiers that were in time, for the home page; undefined without any. */
export async function inTimeShare(db: Db, { from, to }: { from: Date; to: Date }) {
  const { rows } = await sql<{ finished: number; in_time: number }>`
    select count(*) as finished,
           count(*) filter (where due_on is null or (finished_at at time zone 'Asia/Ho_Chi_Minh')::date <= due_on) as in_time
      from dossiers.dossier where finished_at >= ${from} and finished_at < ${to} and status in (8, 9, 10)`.execute(db);
  const [row] = rows;
  return row && row.finished > 0 ? { finished: row.finished, inTime: row.in_time } : undefined;
}

/** Codes of the open dossiers of a procedure that stand on another version, in order, a batch after a code. */
export async function listOpenOnOtherVersions(
  db: Db,
  { procedureCode, version, after, atMost }: { procedureCode: string; version: string; after: string; atMost: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('dossiers.dossier')
    .select('code')
    .where('procedure_code', '=', procedureCode)
    .where('package_version', '<>', version)
    .where('finished_at', 'is', null)
    .where('code', '>', after)
    .orderBy('code')
    .limit(atMost)
    .execute();
  return rows.map(({ code }) => code);
}

/** How many open dossiers stand on each version of a procedure: whom another version would leave behind, or move. */
export async function countOpenByVersion(db: Db, procedureCode: string): Promise<{ version: string; count: number }[]> {
  return db
    .selectFrom('dossiers.dossier')
    .select((select) => ['package_version as version', select.fn.countAll<number>().as('count')])
    .where('procedure_code', '=', procedureCode)
    .where('finished_at', 'is', null)
    .groupBy('package_version')
    .execute();
}

/** The same by the unit that decides: whose dossiers they are. */
export async function countOpenByUnit(
  db: Db,
  procedureCode: string,
): Promise<{ version: string; unitId: string; count: number }[]> {
  return db
    .selectFrom('dossiers.dossier')
    .select((select) => [
      'package_version as version',
      'deciding_unit_id as unitId',
      select.fn.countAll<number>().as('count'),
    ])
    .where('procedure_code', '=', procedureCode)
    .where('finished_at', 'is', null)
    .groupBy(['package_version', 'deciding_unit_id'])
    .execute();
}
