import type { Tx } from '#infrastructure/database/connect.ts';
import { send } from '#infrastructure/database/transaction.ts';
import type { ProcessGraph } from './process-graph.contract.ts';
import {
  ProcessState,
  type Effect,
  type ProcessEvent,
  type StepContext,
  type StepRefusal,
  type Variables,
} from './process-state.contract.ts';
import { startProcess } from './run/start-process.ts';
import { step } from './run/step.ts';

/** Đối tượng mà quy trình phục vụ: opaque to the platform. */
export type ProcessSubject = { kind: string; id: string };

type Instance = { subject: ProcessSubject; graph: ProcessGraph; processId: string; ctx: StepContext; at: Date };

/** A process was driven in a way its model does not allow: a bug of the host, never a person's mistake. */
export class ProcessError extends Error {
  constructor(processId: string, refusal: StepRefusal) {
    super(`Process ${processId} refused an event: ${refusal}`);
    this.name = 'ProcessError';
  }
}

/** Khởi động quy trình của một đối tượng, in the caller's transaction. Returns what the host must do. */
export function startInstance(
  tx: Tx,
  { subject, graph, processId, ctx, at, variables }: Instance & { variables: Variables },
): Effect[] {
  const started = startProcess(graph, { processId, variables }, ctx);
  if (!started.accepted) throw new ProcessError(processId, started.refusal);
  send(
    tx,
    tx
      .insertInto('workflow.instance')
      .values({
        subject_kind: subject.kind,
        subject_id: subject.id,
        process_id: processId,
        status: started.state.status,
        state: JSON.stringify(started.state),
        started_at: at,
        updated_at: at,
      })
      .compile(),
  );
  return started.effects;
}

/** Một bước của quy trình đang chạy, in the caller's transaction; the row stays locked until it ends. */
export async function advanceInstance(
  tx: Tx,
  { subject, graph, processId, ctx, at, event }: Instance & { event: ProcessEvent },
): Promise<Effect[]> {
  const row = await tx
    .selectFrom('workflow.instance')
    .select('state')
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('process_id', '=', processId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const outcome = step(graph, ProcessState.parse(row.state), event, ctx);
  if (!outcome.accepted) throw new ProcessError(processId, outcome.refusal);
  send(
    tx,
    tx
      .updateTable('workflow.instance')
      .set({ status: outcome.state.status, state: JSON.stringify(outcome.state), updated_at: at })
      .where('subject_kind', '=', subject.kind)
      .where('subject_id', '=', subject.id)
      .where('process_id', '=', processId)
      .compile(),
  );
  return outcome.effects;
}
