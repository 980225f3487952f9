import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { momentText, shortDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

/** Hồ sơ đang ở đâu, who holds it, and what is proposed or decided. */
export function WherePanel({ view }: { view: OfficerDossierView }) {
  const { t, lang } = useTexts<DeskText>();
  return (
    <section aria-labelledby="where">
      <h2 id="where">{t('dossier.where')}</h2>
      <p>
        <strong>{view.whereNow}</strong>
      </p>
      {view.tasks.length > 0 && (
        <ul className="plain-list">
          {view.tasks.map((task) => {
            const at = momentText(task.openedAt, lang);
            return (
              <li key={`${task.name} ${task.unitName}`}>
                {task.name}:{' '}
                {task.assigneeName
                  ? t('dossier.heldBy', { unit: task.unitName, name: task.assigneeName, at })
                  : t('dossier.heldByUnit', { unit: task.unitName, at })}
                {task.stepDueAt && (
                  <span className="muted"> ({t('dossier.stepDue', { at: momentText(task.stepDueAt, lang) })})</span>
                )}
              </li>
            );
          })}
        </ul>
      )}
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
