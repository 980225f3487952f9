import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

/** Các lần yêu cầu bổ sung and whether they were answered. */
export function Supplements({ view: { supplements } }: { view: OfficerDossierView }) {
  const { t, lang } = useTexts<DeskText>();
  if (supplements.length === 0) return null;
  return (
    <section aria-labelledby="supplements">
      <h2 id="supplements">{t('dossier.supplements')}</h2>
      {supplements.map((round, index) => (
        <div key={round.requestedAt} className={round.answeredAt ? 'notice' : 'notice bad'}>
          <h3>{t('dossier.supplementAsked', { round: index + 1, at: momentText(round.requestedAt, lang) })}</h3>
          <p className="as-written">{round.reason}</p>
          <ul>
            {round.items.map((item) => (
              <li key={`${item.target} ${item.what}`} className="as-written">
                <strong>{item.name}</strong>: {item.what}
              </li>
            ))}
          </ul>
          <p>
            {round.answeredAt
              ? t('dossier.supplementAnswered', { at: momentText(round.answeredAt, lang) })
              : t('dossier.supplementOpen')}
          </p>
        </div>
      ))}
    </section>
  );
}
