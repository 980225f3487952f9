import type { Translate } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';

/** What a file of a package is called on the screen. */
export function fileName(file: string, t: Translate<ConsoleText>): string {
  switch (file) {
    case 'procedure.yaml':
      return t('draft.part.thu-tuc');
    case 'process.bpmn':
      return t('draft.part.quy-trinh');
    case 'form.json':
      return t('files.form');
    case 'golden':
      return t('files.goldens');
    default:
      return file.startsWith('golden/') ? t('files.golden', { name: file.slice('golden/'.length, -5) }) : file;
  }
}
