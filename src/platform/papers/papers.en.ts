import type { papersVi } from './papers.vi.ts';

export const papersEn = {
  'paper.not_found': 'The paper was not found.',
  'paper.upload_not_found': 'The file being uploaded was not found.',
  'paper.upload_offset_wrong':
    'This piece of the file does not follow the last one; it will be sent again from where it stopped.',
  'paper.upload_closed': 'This file has already been received in full.',
  'paper.file_empty': 'The file is empty. Please choose another file.',
  'paper.file_too_large': 'The file is larger than {limit} MB. Please photograph or scan it again at a smaller size.',
  'paper.file_type_wrong':
    'Only PDF files and JPEG or PNG images are accepted. Please convert the file to one of these formats.',
  'paper.file_name_wrong': 'The file name extension does not match the content. Please check the file.',
  'paper.file_broken': 'The file is damaged and cannot be opened. Please scan or photograph it again.',
  'paper.file_encrypted':
    'The PDF file has a password, so officials cannot open it. Please remove the password and upload it again.',
  'paper.file_polyglot':
    'The file contains something other than text and images, so it is not accepted. Please scan or photograph it again.',
} as const satisfies Record<keyof typeof papersVi, string>;
