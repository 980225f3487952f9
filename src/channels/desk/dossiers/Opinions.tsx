import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

/** Ý kiến đồng nghiệp: what was asked of whom, and the answer. */
export function Opinions({ view: { opinions } }: { view: OfficerDossierView }) {
  const { t, lang } = useTexts<DeskText>();
  if (opinions.length === 0) return null;
  return (
    <section aria-labelledby="opinions">
      <h2 id="opinions">{t('opinion.title')}</h2>
      {opinions.map((one) => (
        <div key={one.id} className="notice">
          <p className="as-written">
            <strong>{t('opinion.asked', { by: one.by, name: one.askedName })}</strong> {one.question}
          </p>
          {one.text === null ? (
            <p className="muted">{t('opinion.open', { at: momentText(one.askedAt, lang) })}</p>
          ) : (
            <p className="as-written">{one.text}</p>
          )}
        </div>
      ))}
    </section>
  );
}
