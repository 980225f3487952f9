import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';

export function NoPage() {
  const { t } = useTexts<ConsoleText>();
  return (
    <>
      <p className="notice">{t('console.noPage')}</p>
      <a href="/quan-tri/">{t('console.procedures')}</a>
    </>
  );
}
