import { dayOf, longDay, momentText, shortDay, timeOf } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';

/** Hồ sơ của tôi: what needs me first, then the rest, then forms I have begun. */
export function MyDossiersPage({ dossiers, drafts, notices }: Pages['mine']) {
  const { t, lang } = useTexts<PortalText>();
  const ordered = [...dossiers.filter((one) => one.needsApplicant), ...dossiers.filter((one) => !one.needsApplicant)];
  const unread = notices.filter((notice) => !notice.read);
  return (
    <>
      <h1>{t('mine.title')}</h1>
      {unread.slice(0, 3).map((notice) => (
        <div key={notice.id} className="notice gold">
          {notice.subjectKind === 'agency' ? (
            <AgencyNotice notice={notice} />
          ) : (
            <a href={`/ho-so/${notice.subjectCode}`}>{notice.body}</a>
          )}
        </div>
      ))}
      {ordered.length === 0 && drafts.length === 0 && <p>{t('mine.none')}</p>}
      <ul className="results">
        {ordered.map((dossier) => (
          <li key={dossier.code}>
            <h2>
              <a href={`/ho-so/${dossier.code}`}>{dossier.procedureName}</a>
            </h2>
            {dossier.needsApplicant && (
              <p>
                <strong style={{ color: 'var(--today)' }}>▲ {t('mine.action')}</strong>
              </p>
            )}
            <p>{dossier.whereNow}</p>
            <p className="muted numbers">
              {dossier.code} · {dossier.ownerName}
              {dossier.dueOn && ` · ${t('dossier.due')}: ${longDay(dossier.dueOn, lang)}`}
            </p>
          </li>
        ))}
      </ul>
      {drafts.length > 0 && (
        <>
          <h2 style={{ marginTop: 32 }}>{t('mine.drafts')}</h2>
          <ul className="results">
            {drafts.map((draft) => (
              <li key={draft.id}>
                {draft.procedureName}{' '}
                <span className="muted">
                  ({t('mine.savedAt', { time: timeOf(draft.savedAt), day: shortDay(dayOf(draft.savedAt)) })})
                </span>{' '}
                <a href={`/to-khai/${draft.id}`}>{t('mine.continue')}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** What another agency's system wrote: text alone, with who it is from. */
function AgencyNotice({ notice: { id, title, body, createdAt } }: { notice: Pages['mine']['notices'][number] }) {
  const { t, lang } = useTexts<PortalText>();
  return (
    <>
      <strong>{title}</strong>
      <p>{body}</p>
      <form method="post" action={`/thong-bao/${id}/da-doc`}>
        <span className="muted">{momentText(createdAt, lang)}</span>{' '}
        <button type="submit" className="link">
          {t('mine.read')}
        </button>
      </form>
    </>
  );
}
