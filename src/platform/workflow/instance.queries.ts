import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { send } from '#infrastructure/database/transaction.ts';
import { ProcessState } from './process-state.contract.ts';
import type { Collaboration } from './run/collaboration.ts';

/** Đối tượng mà quy trình phục vụ: opaque to the platform. */
export type ProcessSubject = { kind: string; id: string };

/** Các quy trình của một đối tượng, with ended ones; the rows stay locked until the transaction ends. */
export async function readCollaboration(tx: Tx, subject: ProcessSubject): Promise<Collaboration> {
  return toCollaboration(await selectInstances(tx, subject).forUpdate().execute());
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
    const row = { process_id: state.processId, status: state.status, state: JSON.stringify(state), updated_at: at };
    send(
      tx,
      tx
        .insertInto('workflow.instance')
        .values({ subject_kind: subject.kind, subject_id: subject.id, key, started_at: at, ...row })
        .onConflict((conflict) => conflict.columns(['subject_kind', 'subject_id', 'key']).doUpdateSet(row))
        .compile(),
    );
  }
}
