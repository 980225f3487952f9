import type { AccessView } from '#data/registry/registry.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';

/** Ai đã xem dữ liệu của tôi: who (unit and post), when, why, which fields; what others looked at before one's own looks. */
export function MyDataPage({ accesses, nextUrl, isFirst }: Pages['myData']) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      <h1>{t('data.title')}</h1>
      {isFirst && <p>{t('data.intro')}</p>}
      {accesses.length === 0 && <p>{t('data.none')}</p>}
      <ul className="results">
        {accesses.map((access) => (
          <Look key={access.id} access={access} />
        ))}
      </ul>
      {nextUrl && (
        <p>
          <a className="button quiet" href={nextUrl}>
            {t('data.older')}
          </a>
        </p>
      )}
    </>
  );
}

function Look({ access }: { access: AccessView }) {
  const { t, lang } = useTexts<PortalText>();
  const { question } = access;
  return (
    <li id={access.id}>
      <h2>
        {access.postTitle}, {access.unitName}
      </h2>
      <p>
        {access.purposeText}
        {access.dossierCode && (
          <>
            {' '}
            <span className="numbers">{access.dossierCode}</span>
          </>
        )}
        {access.flagged && <span className="tag">{t('data.flagged')}</span>}
      </p>
      {access.reason && (
        <p>
          {access.purpose === 'sent' ? (
            `${t('data.sentTo')} ${access.reason}`
          ) : (
            <>
              {t('data.reason')} <q>{access.reason}</q>
            </>
          )}
        </p>
      )}
      <p className="muted">
        {momentText(access.at, lang)} · {access.registerName} · {t('data.basis', { article: access.article })}
      </p>
      {access.purpose !== 'sent' && (
        <p className="muted">
          {t(`data.outcome.${access.outcome}`)} {access.fields.join(', ')}.
        </p>
      )}
      {question && (
        <div className="notice">
          <p>
            <strong>{t('data.asked')}</strong> {question.text}
          </p>
          <p>
            {question.answer === null
              ? t('data.dueBy', { due: momentText(question.dueAt, lang) })
              : `${t('data.answered')} ${question.answer}`}
          </p>
        </div>
      )}
      {access.mayAsk && (
        <details>
          <summary>{t('data.ask')}</summary>
          <form method="post" action={`/du-lieu-cua-toi/${access.id}/hoi`}>
            <label htmlFor={`question-${access.id}`}>{t('data.question')}</label>
            <textarea id={`question-${access.id}`} name="question" required minLength={5} maxLength={1000} rows={3} />
            <button className="button" type="submit">
              {t('data.send')}
            </button>
          </form>
        </details>
      )}
    </li>
  );
}
