import type { FoundRecords } from '#data/registry/keeping/keeping.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';

/** Tên và năm sinh, as lists show a record. */
export function useNameOf(): (record: Pick<FoundRecords['records'][number], 'name' | 'birthYear'>) => string {
  const { t } = useTexts<ConsoleText>();
  return ({ name, birthYear }) => {
    const shown = name || t('registers.unnamed');
    return birthYear === null ? shown : `${shown}, ${t('registers.born', { year: birthYear })}`;
  };
}
