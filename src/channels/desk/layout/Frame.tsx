import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Me } from '#platform/identity/identity.contract.ts';
import { Mark } from '../../ui/Mark.tsx';
import { useTexts, type Translate } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { useNotices } from '../inbox/inbox.data.ts';
import { useMe } from '../identity/identity.data.ts';
import { hasRole, OfficerProvider, useOfficer } from '../identity/officer.ts';
import { LanguageSwitch } from '../../ui/frame/LanguageSwitch.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** Khung bàn làm việc: lets officials in, shows who works for which unit, and the ways to go. */
export function Frame() {
  const { t } = useTexts<DeskText>();
  const { data: me, error, refetch } = useMe();
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!me) return <Loading />;
  if (me.kind !== 'officer') {
    return (
      <main className="page">
        <p className="notice">{t('desk.notOfficer')}</p>
        <a href="/">{t('desk.toPortal')}</a>
      </main>
    );
  }
  return (
    <OfficerProvider value={me}>
      <Inside />
    </OfficerProvider>
  );
}

function Inside() {
  const { t } = useTexts<DeskText>();
  const officer = useOfficer();
  const navigate = useNavigate();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const isReception = hasRole(officer, 'reception_officer');
  useShortcuts({
    help: () => setHelpOpen(true),
    work: () => void navigate({ to: '/' }),
    search: () => {
      const box = document.querySelector<HTMLElement>('[aria-keyshortcuts="/"]');
      if (box) box.focus();
      else void navigate({ to: '/tra-cuu' });
    },
    ...(isReception && { intake: () => void navigate({ to: '/tiep-nhan' }) }),
  });
  return (
    <>
      <a className="skip" href="#noi-dung">
        {t('desk.skip')}
      </a>
      <header className="masthead no-print">
        <div className="page">
          <Link className="brand" to="/">
            <Mark />
            <span>
              <strong>{t('desk.name')}</strong>
              <span>{t('desk.fullName')}</span>
            </span>
          </Link>
          <Person officer={officer} />
          <div className="account">
            <button type="button" className="button plain" onClick={() => setHelpOpen(true)}>
              {t('keys.open')}
            </button>
            <LanguageSwitch />
            <form method="post" action="/dang-xuat">
              <button className="button plain" type="submit">
                {t('desk.signOut')}
              </button>
            </form>
          </div>
        </div>
        <nav className="page" aria-label={t('desk.menu')}>
          <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
            {t('desk.work')}
          </Link>
          {isReception && <Link to="/goi-so">{t('desk.queue')}</Link>}
          {isReception && <Link to="/tiep-nhan">{t('desk.intake')}</Link>}
          <Link to="/tra-cuu" activeOptions={{ includeSearch: false }}>
            {t('desk.search')}
          </Link>
          <InboxLink />
          <Link to="/co-quan">{t('desk.office')}</Link>
          <Link to="/du-lieu">{t('desk.data')}</Link>
          {(isReception || hasRole(officer, 'cashier')) && (
            <Link to="/so-theo-doi" activeOptions={{ includeSearch: false }}>
              {t('desk.register')}
            </Link>
          )}
          {hasRole(officer, 'administrator') && <a href="/quan-tri/">{t('desk.console')}</a>}
        </nav>
      </header>
      <main className="page" id="noi-dung" tabIndex={-1}>
        <Outlet />
      </main>
      <ShortcutHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </>
  );
}

function InboxLink() {
  const { t } = useTexts<DeskText>();
  const count = useNotices().data?.filter(({ read }) => !read).length ?? 0;
  return <Link to="/tin">{count > 0 ? t('inbox.linkUnread', { count }) : t('inbox.link')}</Link>;
}

const postText = ({ title, inPlaceOf }: Me['posts'][number], t: Translate<DeskText>): string =>
  inPlaceOf ? t('desk.inPlaceOf', { title, name: inPlaceOf.name }) : title;

/** So many units are told at once; a clerk who stamps for a dozen offices opens the rest. */
const unitsShown = 2;

/** Name, posts and units: one line a unit, those with most posts first. */
function Person({ officer }: { officer: Me }) {
  const { t } = useTexts<DeskText>();
  const units = [...Map.groupBy(officer.posts, ({ unitName }) => unitName)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  const lines = units.map(([unit, posts]) => (
    <span key={unit}>
      {posts.map((post) => postText(post, t)).join(', ')} – {unit}
    </span>
  ));
  // One more is shown rather than folded away.
  const shown = lines.length > unitsShown + 1 ? unitsShown : lines.length;
  return (
    <div className="person">
      <strong>{officer.name}</strong>
      {lines.slice(0, shown)}
      {shown < lines.length && (
        <details>
          <summary>{t('desk.otherUnits', { count: lines.length - shown })}</summary>
          {lines.slice(shown)}
        </details>
      )}
    </div>
  );
}
