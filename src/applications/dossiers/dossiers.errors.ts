import { defineRefusals } from '#infrastructure/refusal.ts';

export const refuse = defineRefusals({
  'dossier.not_found': 404,
  'dossier.action_not_allowed': 409,
  'dossier.changed': 409,
  'dossier.procedure_not_found': 404,
  'dossier.channel_not_offered': 409,
  'dossier.no_authority': 409,
  'dossier.form_wrong': 422,
  'dossier.document_missing': 422,
  'dossier.file_not_ready': 409,
  'dossier.document_unknown': 422,
  'dossier.file_refused': 422,
  'dossier.parties_wrong': 422,
  'dossier.repeat_reason_required': 422,
  'dossier.assignee_wrong': 422,
  'dossier.return_note_required': 422,
  'dossier.draft_not_found': 404,
  'dossier.draft_submitted': 409,
  'dossier.draft_changed': 409,
  'dossier.draft_too_large': 413,
});
export type DossierErrorCode = Parameters<typeof refuse>[0];
