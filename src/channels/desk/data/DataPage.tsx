import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { LookUpPanel } from './LookUpPanel.tsx';
import { QuestionsPanel } from './QuestionsPanel.tsx';

/** Dữ liệu dùng chung: looking somebody up, and what people ask about looks of one's unit. */
export function DataPage() {
  const { t } = useTexts<DeskText>();
  return (
    <>
      <PageTitle page={t('data.title')} />
      <h1>{t('data.title')}</h1>
      <div className="two-columns">
        <LookUpPanel />
        <QuestionsPanel />
      </div>
    </>
  );
}
