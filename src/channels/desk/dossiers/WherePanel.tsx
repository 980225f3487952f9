import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { shortDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { TaskList } from './TaskList.tsx';

/** Hồ sơ đang ở đâu, who holds it, and what is proposed or decided. */
export function WherePanel({ view }: { view: OfficerDossierView }) {
  const { t } = useTexts<DeskText>();
  return (
    <section aria-labelledby="where">
      <h2 id="where">{t('dossier.where')}</h2>
      <p>
        <strong>{view.whereNow}</strong>
      </p>
      <TaskList tasks={view.tasks} />
      {view.proposal && (
        <div className="notice gold">
          <p>
            <strong>{t('dossier.proposal')}:</strong> {t(`dossier.${view.proposal.outcome}`)}
          </p>
          <p className="as-written">{view.proposal.summary}</p>
          <p className="muted">{t('dossier.proposalBy', { name: view.proposal.by })}</p>
        </div>
      )}
      {view.result && (
        <p>
          <strong>{t('dossier.result')}:</strong>{' '}
          {t('dossier.resultNumber', { number: view.result.number, day: shortDay(view.result.issuedOn) })}
        </p>
      )}
    </section>
  );
}
