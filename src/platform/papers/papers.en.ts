import type { papersVi } from './papers.vi.ts';

export const papersEn = {
  'paper.not_found': 'The paper was not found.',
  'paper.upload_not_found': 'The upload was not found.',
  'paper.upload_offset_wrong': 'The piece does not follow what was received; sending goes on from there.',
  'paper.upload_closed': 'This file has been received.',
  'paper.file_empty': 'The file is empty; please choose another.',
  'paper.file_too_large': 'The file is larger than {limit} MB; please scan or photograph it smaller.',
  'paper.file_type_wrong': 'Only PDF files and JPEG or PNG pictures are taken; please convert the file.',
  'paper.file_name_wrong': 'The ending of the file name does not match its content; please check the file.',
  'paper.file_broken': 'The file is damaged and cannot be opened; please scan or photograph it again.',
  'paper.file_encrypted': 'The PDF has a password, so officials cannot open it; please remove the password.',
  'paper.file_polyglot':
    'The file holds something besides a document or picture and is not taken; please scan it again.',
} as const satisfies Record<keyof typeof papersVi, string>;
