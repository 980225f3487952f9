import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { useKeptRegisters } from './data.data.ts';
import { LookUpPanel } from './LookUpPanel.tsx';
import { QuestionsPanel } from './QuestionsPanel.tsx';

/** Dữ liệu dùng chung: looking somebody up, and what people ask about looks of one's unit. */
export function DataPage() {
  const { t } = useTexts<DeskText>();
  const kept = useKeptRegisters().data ?? [];
  return (
    <>
      <PageTitle page={t('data.title')} />
      <h1>{t('data.title')}</h1>
      {kept.length > 0 && (
        <p>
          <a href="/quan-tri/co-so-du-lieu">{t('data.kept', { names: kept.map(({ name }) => name).join(', ') })}</a>
        </p>
      )}
      <div className="two-columns">
        <LookUpPanel />
        <QuestionsPanel />
      </div>
    </>
  );
}
