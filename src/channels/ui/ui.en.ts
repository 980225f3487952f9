import type { UiText } from './ui.vi.ts';

export const uiEn = {
  'form.choose': '— Choose —',
  'form.yes': 'Yes',
  'form.no': 'No',
  'form.optional': '(optional)',
  'form.province': 'Province, city',
  'form.district': 'District, city, town',
  'form.commune': 'Commune, ward, township',
  'form.detail': 'House number, street, hamlet',
  'form.add': 'Add {item}',
  'form.remove': 'Remove {item}',
  'upload.choose': 'Take a photo or choose a file',
  'upload.send': 'Upload',
  'upload.limit': 'PDF, JPEG or PNG; at most {limit} MB a file.',
  'upload.sending': 'Uploading {name}',
  'upload.ready': 'Received and opened',
  'upload.remove': 'Remove {name}',
  'upload.cut': 'The line is cut; waiting to go on from where it was.',
  'upload.pages': '{count} pages',
} as const satisfies Record<UiText, string>;
