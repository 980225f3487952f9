import type { CopyRows } from '#infrastructure/database/copy-rows.ts';
import { GrowingBytes } from './growing-bytes.ts';

/** Tables with their columns, in an order in which no row refers to one of a table that follows. */
const tables = [
  [
    'dossiers.dossier',
    'id received_unit_id received_on code procedure_code procedure_name package_version channel helped_unit_id deciding_unit_id desk_unit_id applicant_account_id owner_account_id owner_name owner_number status submitted_at accepted_at due_on due_at finished_at returned_at last_action_at revision last_hash state',
  ],
  [
    'dossiers.action',
    'received_unit_id received_on dossier_id sequence kind at actor_id actor_name actor_unit_id actor_title command_id content previous_hash hash',
  ],
  [
    'dossiers.open_task',
    'id received_unit_id received_on dossier_id instance partner process_task_id node_id name action role unit_id assignee_id opened_at opened_by term step_due_at dossier_code procedure_code procedure_name owner_name channel status due_on due_at waiting',
  ],
  [
    'dossiers.task_done',
    'received_unit_id received_on dossier_id instance partner process_task_id node_id name action role unit_id assignee_id opened_at opened_by received_at received_by term step_due_at closed_at closed_by outcome',
  ],
  [
    'dossiers.consultation',
    'received_unit_id received_on dossier_id partner round unit_id asked_at sent_at due_on returned_at silent_at ended_at ended',
  ],
  ['dossiers.timer', 'dossier_id kind key due_at'],
  [
    'dossiers.supplied_document',
    'id received_unit_id received_on dossier_id document_id round name paper_originals paper_copies supplied_at',
  ],
  ['workflow.instance', 'subject_kind subject_id key process_id status state started_at updated_at'],
] as const;
export type GeneratedTable = (typeof tables)[number][0];

/** Rows waiting to be written, by table, each a line of COPY. */
export type GeneratedRows = {
  of: (table: GeneratedTable) => GrowingBytes;
  copies: () => CopyRows[];
  clear: () => void;
};

const initialBytes = 65_536;

export function generatedRows(): GeneratedRows {
  const lines = new Map<GeneratedTable, GrowingBytes>();
  const of = (table: GeneratedTable) => {
    const bytes = lines.get(table) ?? new GrowingBytes(initialBytes);
    lines.set(table, bytes);
    return bytes;
  };
  return {
    of,
    copies: () =>
      tables.map(([table, columns]) => ({ table, columns: columns.split(' '), lines: of(table).written() })),
    clear: () => lines.forEach((bytes) => bytes.clear()),
  };
}
