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
import { useExchange } from '../exchange/exchange.data.ts';
import { ExchangePage } from '../exchange/ExchangePage.tsx';
import { ComparePage } from '../registers/ComparePage.tsx';
import { RecordPage } from '../registers/RecordPage.tsx';
import { RegisterPage } from '../registers/RegisterPage.tsx';
import { useKeptRegisters } from '../registers/registers.data.ts';
import { RegistersPage } from '../registers/RegistersPage.tsx';
import { Go, usePage } from './Go.tsx';
import { NoPage } from './NoPage.tsx';
import type { ConsoleText } from '../console.vi.ts';

/** What brings somebody here. */
type Standing = { isAdministrator: boolean; keeps: boolean; connects: boolean };

/** Khung trang quản trị: lets administrators in, keepers of registers and owners of connected systems to those; to others it says whom it is for. */
export function Frame() {
  const { t } = useTexts<ConsoleText>();
  const { data: me, error, refetch } = useQuery({ queryKey: ['me'], queryFn: () => ask(Me, '/api/me') });
  const kept = useKeptRegisters();
  const exchange = useExchange();
  const isAdministrator = me?.posts.some(({ roles }) => roles.includes('administrator')) ?? false;
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!me || (!isAdministrator && (kept.isPending || exchange.isPending))) return <Loading />;
  const standing = { isAdministrator, keeps: (kept.data?.length ?? 0) > 0, connects: exchange.data !== undefined };
  if (!isAdministrator && !standing.keeps && !standing.connects) {
    return (
      <main className="page">
        <p className="notice">{t('console.notAdministrator')}</p>
        <a href="/ban-lam-viec/">{t('console.toDesk')}</a>
      </main>
    );
  }
  return <Inside name={me.name} standing={standing} />;
}

function roleText({ isAdministrator, keeps }: Standing) {
  if (isAdministrator) return 'console.role';
  return keeps ? 'console.keeperRole' : 'console.exchangeRole';
}

function Inside({ name, standing }: { name: string; standing: Standing }) {
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
            <span>{t(roleText(standing))}</span>
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
        <Pages standing={standing} />
        <Here standing={standing} />
      </main>
    </>
  );
}

/** Where one may go; with one place only there is nothing to choose. */
function Pages({ standing: { isAdministrator, keeps, connects } }: { standing: Standing }) {
  const { t } = useTexts<ConsoleText>();
  const pages = [
    { name: 'procedures', isOpen: isAdministrator },
    { name: 'registers', isOpen: isAdministrator || keeps },
    { name: 'exchange', isOpen: connects },
    { name: 'alarms', isOpen: isAdministrator },
  ] as const;
  const open = pages.filter(({ isOpen }) => isOpen);
  if (open.length < 2) return null;
  return (
    <nav aria-label={t('console.pages')}>
      <ul className="pages">
        {open.map(({ name }) => (
          <li key={name}>
            <Go to={name === 'exchange' ? { page: name, part: undefined } : { page: name }}>{t(`console.${name}`)}</Go>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Here({ standing: { isAdministrator, keeps, connects } }: { standing: Standing }) {
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
      if (isAdministrator) return <ProceduresPage />;
      return keeps ? <RegistersPage /> : <ExchangePage part={undefined} service={undefined} />;
    case 'exchange':
      return connects ? <ExchangePage part={page.part} service={page.service} /> : <NoPage />;
    case 'versions':
      return isAdministrator ? <VersionsPage key={page.code} {...page} /> : <NoPage />;
    case 'draft':
      return isAdministrator ? <DraftPage key={page.id} {...page} /> : <NoPage />;
    case 'none':
      return <NoPage />;
  }
}
