import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { fixedStatement } from '#infrastructure/database/fixed-statement.ts';
import { send } from '#infrastructure/database/transaction.ts';
import { ProcessState } from './process-state.contract.ts';
import type { Collaboration } from './run/collaboration.ts';

/** Đối tượng mà quy trình phục vụ: opaque to the platform. */
export type ProcessSubject = { kind: string; id: string };

type Row = { key: string; state: unknown };
type Slots = { kind: string; id: string };

const lockInstances = fixedStatement<Slots, Row>((db, slot) =>
  db
    .selectFrom('workflow.instance')
    .select(['key', 'state'])
    .where('subject_kind', '=', slot('kind'))
    .where('subject_id', '=', slot('id'))
    .forUpdate(),
);

type NewState = Slots & { key: string; processId: string; status: string; state: string; at: Date };

const keepState = fixedStatement<NewState, unknown>((db, slot) => {
  const row = {
    process_id: slot('processId'),
    status: slot('status'),
    state: slot('state'),
    updated_at: slot('at'),
  };
  return db
    .insertInto('workflow.instance')
    .values({ subject_kind: slot('kind'), subject_id: slot('id'), key: slot('key'), started_at: slot('at'), ...row })
    .onConflict((conflict) => conflict.columns(['subject_kind', 'subject_id', 'key']).doUpdateSet(row));
});

/** Các quy trình của một đối tượng, with ended ones; the rows stay locked until the transaction ends. */
export async function readCollaboration(tx: Tx, subject: ProcessSubject): Promise<Collaboration> {
  return toCollaboration((await tx.executeQuery(lockInstances(subject))).rows);
}

/** The same to be looked at only: nothing is locked. */
export async function viewCollaboration(db: Db, subject: ProcessSubject): Promise<Collaboration> {
  return toCollaboration(await selectInstances(db, subject).execute());
}

function selectInstances(db: Db, { kind, id }: ProcessSubject) {
  return db
    .selectFrom('workflow.instance')
    .select(['key', 'state'])
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id);
}

function toCollaboration(rows: readonly { key: string; state: unknown }[]): Collaboration {
  return Object.fromEntries(rows.map(({ key, state }) => [key, ProcessState.parse(state)]));
}

/** Keeps what a step has changed: only instances whose state is another object than before are written. */
export function writeCollaboration(
  tx: Tx,
  subject: ProcessSubject,
  { before, after, at }: { before: Collaboration; after: Collaboration; at: Date },
): void {
  for (const [key, state] of Object.entries(after)) {
    if (before[key] === state) continue;
    const { processId, status } = state;
    send(tx, keepState({ ...subject, key, processId, status, state: JSON.stringify(state), at }));
  }
}
