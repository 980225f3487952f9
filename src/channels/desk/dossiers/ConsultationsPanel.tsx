import type { ConsultationView } from '#applications/dossiers/views/consultation-view.contract.ts';
import type { DeskDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { momentText, shortDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { documentUrl } from '../open-paper.ts';

/** Phối hợp giải quyết: every question to another agency, where it stands, and what came of it. */
export function ConsultationsPanel({ view: { code, consultations } }: { view: DeskDossierView }) {
  const { t } = useTexts<DeskText>();
  if (consultations.length === 0) return null;
  return (
    <section aria-labelledby="consultations">
      <h2 id="consultations">{t('consultation.title')}</h2>
      {consultations.map((one) => (
        <Question key={`${one.partner} ${one.round}`} code={code} one={one} />
      ))}
    </section>
  );
}

function Question({ code, one }: { code: string; one: ConsultationView }) {
  const { t, lang } = useTexts<DeskText>();
  const isLate = one.ended === null && one.daysLate > 0;
  return (
    <article className={isLate || one.returnedAt ? 'notice bad' : 'notice'}>
      <h3>{one.unitName || one.partnerName}</h3>
      <p>
        <strong>{one.text}</strong>
        {one.daysLate > 0 && (
          <span className="due overdue"> {t('consultation.daysLate', { count: one.daysLate })}</span>
        )}
      </p>
      <p className="as-written">{one.question}</p>
      {one.missing.length > 0 && one.returnedAt && (
        <ul>
          {one.missing.map((item) => (
            <li key={`${item.target} ${item.what}`} className="as-written">
              <strong>{item.name}</strong>: {item.what}
            </li>
          ))}
        </ul>
      )}
      {one.note && <p className="as-written">{one.note}</p>}
      {one.answer && (
        <>
          <p>
            <strong>{one.answer.outcomeName}</strong>
            {one.approvedBy && (
              <span className="muted"> ({t('consultation.approvedBy', { name: one.approvedBy })})</span>
            )}
          </p>
          <dl className="facts small">
            {one.answer.findingLines.map(({ label, text }) => (
              <div key={label} className="fact">
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <p className="as-written">{one.answer.summary}</p>
          {one.answer.documents.length > 0 && (
            <ul className="plain-list">
              {one.answer.documents.map(({ id, name }) => (
                <li key={id}>
                  <a href={documentUrl(code, id)} target="_blank" rel="noreferrer">
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <p className="muted">
        {one.sentAt && t('consultation.sentAt', { at: momentText(one.sentAt, lang) })}{' '}
        {one.dueOn && t('consultation.due', { day: shortDay(one.dueOn), article: one.article })}{' '}
        {one.ended === null && t(`consultation.silence.${one.silence}`, { article: one.silenceArticle })}
      </p>
    </article>
  );
}
