import type { Notice } from '#platform/notifications/notifications.contract.ts';
import { Link } from '@tanstack/react-router';
import { momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { FoundList } from '../search/FoundList.tsx';
import { exchangeAddress } from './exchange-address.ts';
import { useFollowed, useNotices } from './inbox.data.ts';

/** Tin: what the system has to tell, newest first, and the dossiers one follows. */
export function InboxPage() {
  const { t, lang } = useTexts<DeskText>();
  const notices = useNotices();
  const followed = useFollowed();
  const problem = notices.error ?? followed.error;
  return (
    <>
      <PageTitle page={t('inbox.title')} />
      <h1>{t('inbox.title')}</h1>
      {problem && <Problem error={problem} />}
      {!problem && (!notices.data || !followed.data) && <Loading />}
      <div className="two-columns">
        <section aria-labelledby="notices">
          <h2 id="notices">{t('inbox.notices')}</h2>
          {notices.data?.length === 0 && <p className="empty">{t('inbox.noNotices')}</p>}
          <ul className="plain-list">
            {notices.data?.map((notice) => (
              <li key={notice.id}>
                <Subject notice={notice} />
                {!notice.read && <span className="tag new">{t('inbox.unread')}</span>}
                <div>{notice.body}</div>
                <time className="muted" dateTime={notice.createdAt}>
                  {momentText(notice.createdAt, lang)}
                </time>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="followed">
          <h2 id="followed">{t('inbox.followed')}</h2>
          {followed.data?.length === 0 && <p className="empty">{t('inbox.noneFollowed')}</p>}
          <FoundList rows={followed.data ?? []} />
        </section>
      </div>
    </>
  );
}

function Subject({ notice: { subjectKind, subjectCode } }: { notice: Notice }) {
  if (subjectKind === 'exchange') return <a href={exchangeAddress(subjectCode)}>{subjectCode}</a>;
  return (
    <Link className="numbers" to="/ho-so/$code" params={{ code: subjectCode }}>
      {subjectCode}
    </Link>
  );
}
