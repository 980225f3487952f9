import { useQuery } from '@tanstack/react-query';
import { Me } from '#platform/identity/identity.contract.ts';
import { LanguageSwitch } from '../../ui/frame/LanguageSwitch.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { ask } from '../../ui/server/ask.ts';
import { useTexts } from '../../ui/text.tsx';
import { AlarmsPage } from '../alarms/AlarmsPage.tsx';
import { DraftPage } from '../drafts/DraftPage.tsx';
import { ProceduresPage } from '../procedures/ProceduresPage.tsx';
import { VersionsPage } from '../procedures/VersionsPage.tsx';
import { ComparePage } from '../registers/ComparePage.tsx';
import { RecordPage } from '../registers/RecordPage.tsx';
import { RegisterPage } from '../registers/RegisterPage.tsx';
import { useKeptRegisters } from '../registers/registers.data.ts';
import { RegistersPage } from '../registers/RegistersPage.tsx';
import { Go, usePage } from './Go.tsx';
import { NoPage } from './NoPage.tsx';
import type { ConsoleText } from '../console.vi.ts';

/** Khung trang quản trị: lets administrators in, and keepers of registers to those; to others it says whom it is for. */
export function Frame() {
  const { t } = useTexts<ConsoleText>();
  const { data: me, error, refetch } = useQuery({ queryKey: ['me'], queryFn: () => ask(Me, '/api/me') });
  const kept = useKeptRegisters();
  const isAdministrator = me?.posts.some(({ roles }) => roles.includes('administrator')) ?? false;
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!me || (!isAdministrator && kept.isPending)) return <Loading />;
  if (!isAdministrator && !kept.data?.length) {
    return (
      <main className="page">
        <p className="notice">{t('console.notAdministrator')}</p>
        <a href="/ban-lam-viec/">{t('console.toDesk')}</a>
      </main>
    );
  }
  return <Inside name={me.name} isAdministrator={isAdministrator} />;
}

function Inside({ name, isAdministrator }: { name: string; isAdministrator: boolean }) {
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
            <span>{t(isAdministrator ? 'console.role' : 'console.keeperRole')}</span>
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
        {isAdministrator && <Pages />}
        <Here isAdministrator={isAdministrator} />
      </main>
    </>
  );
}

/** What an administrator looks after. */
function Pages() {
  const { t } = useTexts<ConsoleText>();
  return (
    <nav aria-label={t('console.pages')}>
      <ul className="pages">
        <li>
          <Go to={{ page: 'procedures' }}>{t('console.procedures')}</Go>
        </li>
        <li>
          <Go to={{ page: 'registers' }}>{t('console.registers')}</Go>
        </li>
        <li>
          <Go to={{ page: 'alarms' }}>{t('console.alarms')}</Go>
        </li>
      </ul>
    </nav>
  );
}

function Here({ isAdministrator }: { isAdministrator: boolean }) {
  const page = usePage();
  switch (page.page) {
    case 'registers':
      return <RegistersPage />;
    case 'register':
      return <RegisterPage key={page.register} {...page} />;
    case 'record':
      return <RecordPage key={page.id} {...page} />;
    case 'compare':
      return <ComparePage key={page.first + page.second} {...page} />;
    case 'alarms':
      return isAdministrator ? <AlarmsPage /> : <NoPage />;
    case 'procedures':
      return isAdministrator ? <ProceduresPage /> : <RegistersPage />;
    case 'versions':
      return isAdministrator ? <VersionsPage key={page.code} {...page} /> : <NoPage />;
    case 'draft':
      return isAdministrator ? <DraftPage key={page.id} {...page} /> : <NoPage />;
    case 'none':
      return <NoPage />;
  }
}
