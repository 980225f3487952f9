import type { sharedFilesVi } from './shared-files.vi.ts';

export const sharedFilesEn: Record<keyof typeof sharedFilesVi, string> = {
  'shared_file.not_found': 'There is no such file.',
  'shared_file.other_content': 'This file id is taken by another file; choose a new one.',
  'shared_file.send_again': 'The file could not be kept; please send it again.',
  'shared_file.too_large': 'The file is larger than {limit} MB.',
  'shared_file.no_room':
    'The files this system keeps here come close to {limit} MB: there is no room for this one. Drop files no longer needed, or wait until some run out.',
};
