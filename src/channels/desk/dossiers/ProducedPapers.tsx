import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { openPaper, paperUrl } from '../open-paper.ts';
import { usePrintSheet } from './dossier.data.ts';

/** Phiếu, kết quả đã lập, each to open and print; and the two sheets that are made when asked for. */
export function ProducedPapers({ view }: { view: OfficerDossierView }) {
  const { t, lang } = useTexts<DeskText>();
  const print = usePrintSheet(view.code);
  const make = (sheet: 'control-sheet' | 'hand-over-sheet') => print.mutate(sheet, { onSuccess: openPaper });
  return (
    <>
      <h2>{t('dossier.produced')}</h2>
      {view.papers.length === 0 && <p>{t('dossier.noneProduced')}</p>}
      <ul className="plain-list">
        {view.papers.map((paper) => (
          <li key={paper.id}>
            <a href={paperUrl(view.code, paper.id)} target="_blank" rel="noreferrer">
              {paper.title}
            </a>{' '}
            <span className="muted">{momentText(paper.createdAt, lang)}</span>
          </li>
        ))}
      </ul>
      <div className="buttons no-print">
        <button type="button" className="button quiet" disabled={print.isPending} onClick={() => make('control-sheet')}>
          {t('dossier.controlSheet')}
        </button>
        <button
          type="button"
          className="button quiet"
          disabled={print.isPending}
          onClick={() => make('hand-over-sheet')}
        >
          {t('dossier.handOverSheet')}
        </button>
      </div>
      <output>{print.isSuccess && t('dossier.sheetMade')}</output>
      {print.error && <Problem error={print.error} />}
    </>
  );
}
