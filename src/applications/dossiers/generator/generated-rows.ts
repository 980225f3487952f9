import { copyLine, type CopyRows } from '#infrastructure/database/copy-rows.ts';

const columns = {
  'dossiers.dossier':
    'id received_unit_id received_on code procedure_code procedure_name package_version channel helped_unit_id deciding_unit_id desk_unit_id applicant_account_id owner_account_id owner_name owner_number status submitted_at accepted_at due_on due_at finished_at returned_at last_action_at revision last_hash state',
  'dossiers.action':
    'received_unit_id received_on dossier_id sequence kind at actor_id actor_name actor_unit_id actor_title command_id content previous_hash hash',
  'dossiers.open_task':
    'id received_unit_id received_on dossier_id instance partner process_task_id node_id name action role unit_id assignee_id opened_at opened_by term step_due_at dossier_code procedure_code procedure_name owner_name channel status due_on due_at waiting',
  'dossiers.task_done':
    'received_unit_id received_on dossier_id instance partner process_task_id node_id name action role unit_id assignee_id opened_at opened_by received_at received_by term step_due_at closed_at closed_by outcome',
  'dossiers.consultation':
    'received_unit_id received_on dossier_id partner round unit_id asked_at sent_at due_on returned_at silent_at ended_at ended',
  'dossiers.timer': 'dossier_id kind key due_at',
  'dossiers.supplied_document':
    'id received_unit_id received_on dossier_id document_id round name paper_originals paper_copies supplied_at',
  'workflow.instance': 'subject_kind subject_id key process_id status state started_at updated_at',
} as const;
export type GeneratedTable = keyof typeof columns;
export type GeneratedValue = Parameters<typeof copyLine>[0][number];

/** Rows waiting to be written, by table. */
export type GeneratedRows = {
  tables: CopyRows[];
  add: (table: GeneratedTable, values: readonly GeneratedValue[]) => void;
};

export function generatedRows(): GeneratedRows {
  const tables = new Map<string, CopyRows>();
  for (const [table, names] of Object.entries(columns))
    tables.set(table, { table, columns: names.split(' '), lines: [] });
  return {
    tables: [...tables.values()],
    add: (table, values) => void tables.get(table)?.lines.push(copyLine(values)),
  };
}
