import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

/** Diễn biến, newest first; what came since the last visit is marked in words. */
export function Timeline({ view, seenSequence }: { view: Pick<OfficerDossierView, 'timeline'>; seenSequence: number }) {
  const { t, lang } = useTexts<DeskText>();
  const isNew = (sequence: number) => seenSequence > 0 && sequence > seenSequence;
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t('dossier.timeline')}</h2>
      <ol className="timeline" reversed>
        {view.timeline.toReversed().map((event) => (
          <li key={event.sequence}>
            <time dateTime={event.at}>{momentText(event.at, lang)}</time>
            {isNew(event.sequence) && <span className="tag new">{t('dossier.new')}</span>}
            <div className="as-written">{event.text}</div>
            <div className="muted">
              {[event.actorName, event.actorTitle, event.actorUnitName].filter(Boolean).join(', ')}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
