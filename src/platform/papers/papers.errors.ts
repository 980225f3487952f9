import { defineRefusals } from '#infrastructure/refusal.ts';

export const refuse = defineRefusals({
  'paper.not_found': 404,
  'paper.upload_not_found': 404,
  'paper.upload_offset_wrong': 409,
  'paper.upload_closed': 409,
  'paper.file_empty': 422,
  'paper.file_too_large': 413,
  'paper.file_type_wrong': 422,
  'paper.file_name_wrong': 422,
  'paper.file_broken': 422,
  'paper.file_encrypted': 422,
  'paper.file_polyglot': 422,
});
export type PaperErrorCode = Parameters<typeof refuse>[0];

/** Why a file cannot be taken. */
export type FileProblem = Extract<PaperErrorCode, `paper.file_${string}`>;
export const fileProblems: readonly FileProblem[] = [
  'paper.file_empty',
  'paper.file_too_large',
  'paper.file_type_wrong',
  'paper.file_name_wrong',
  'paper.file_broken',
  'paper.file_encrypted',
  'paper.file_polyglot',
];
