import { useQuery } from '@tanstack/react-query';
import { Me } from '#platform/identity/identity.contract.ts';
import { LanguageSwitch } from '../../ui/frame/LanguageSwitch.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { ask } from '../../ui/server/ask.ts';
import { useTexts } from '../../ui/text.tsx';
import { DraftPage } from '../drafts/DraftPage.tsx';
import { ProceduresPage } from '../procedures/ProceduresPage.tsx';
import { VersionsPage } from '../procedures/VersionsPage.tsx';
import { usePage } from './Go.tsx';
import { NoPage } from './NoPage.tsx';
import type { ConsoleText } from '../console.vi.ts';

/** Khung trang quản trị: lets administrators in; to others it says whom it is for. */
export function Frame() {
  const { t } = useTexts<ConsoleText>();
  const { data: me, error, refetch } = useQuery({ queryKey: ['me'], queryFn: () => ask(Me, '/api/me') });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!me) return <Loading />;
  if (!me.posts.some(({ roles }) => roles.includes('administrator'))) {
    return (
      <main className="page">
        <p className="notice">{t('console.notAdministrator')}</p>
        <a href="/ban-lam-viec/">{t('console.toDesk')}</a>
      </main>
    );
  }
  return <Inside name={me.name} />;
}

function Inside({ name }: { name: string }) {
  const { t } = useTexts<ConsoleText>();
  return (
    <>
      <a className="skip" href="#noi-dung">
        {t('console.skip')}
      </a>
      <header className="masthead">
        <div className="page">
          <a className="brand" href="/quan-tri/">
            <Mark />
            <span>
              <strong>{t('console.name')}</strong>
              <span>{t('console.fullName')}</span>
            </span>
          </a>
          <p className="person">
            <strong>{name}</strong>
            <span>{t('console.role')}</span>
          </p>
          <div className="account">
            <a href="/ban-lam-viec/">{t('console.toDesk')}</a>
            <LanguageSwitch />
            <form method="post" action="/dang-xuat">
              <button className="button plain" type="submit">
                {t('console.signOut')}
              </button>
            </form>
          </div>
        </div>
      </header>
      <main className="page" id="noi-dung" tabIndex={-1}>
        <Here />
      </main>
    </>
  );
}

function Here() {
  const page = usePage();
  switch (page.page) {
    case 'procedures':
      return <ProceduresPage />;
    case 'versions':
      return <VersionsPage key={page.code} {...page} />;
    case 'draft':
      return <DraftPage key={page.id} {...page} />;
    case 'none':
      return <NoPage />;
  }
}
