import type { ReactNode } from 'react';
import { Mark } from '../../ui/Mark.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { Viewer } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';

/** What stands around every page: name of the system, ways to go, the language. */
export function Layout({
  viewer,
  otherLanguageUrl,
  children,
}: {
  viewer: Viewer;
  otherLanguageUrl: string;
  children: ReactNode;
}) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      <a className="skip" href="#noi-dung">
        {t('portal.skip')}
      </a>
      <header className="masthead no-print">
        <div className="page">
          <a className="brand" href="/">
            <Mark />
            <span>
              <strong>{t('portal.name')}</strong>
              <span>{t('portal.fullName')}</span>
            </span>
          </a>
          <nav aria-label={t('portal.menu')}>
            <a href="/thu-tuc">{t('portal.procedures')}</a>
            <a href="/tra-cuu">{t('portal.lookUp')}</a>
            {viewer ? <SignedIn viewer={viewer} /> : <a href="/dang-nhap">{t('portal.signIn')}</a>}
            <a href={otherLanguageUrl} lang={t('portal.otherLanguage') === 'English' ? 'en' : 'vi'}>
              {t('portal.otherLanguage')}
            </a>
          </nav>
        </div>
      </header>
      <main className="page" id="noi-dung">
        {children}
      </main>
      <footer className="no-print">
        <div className="page foot">
          <span>{t('portal.footer')}</span>
          <a href="/nha-phat-trien">{t('dev.title')}</a>
        </div>
      </footer>
    </>
  );
}

function SignedIn({ viewer }: { viewer: NonNullable<Viewer> }) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      {viewer.kind === 'officer' ? (
        <a href="/ban-lam-viec/">{t('portal.desk')}</a>
      ) : (
        <>
          <a href="/ho-so">{t('portal.myDossiers')}</a>
          <a href="/du-lieu-cua-toi">{t('portal.myData')}</a>
        </>
      )}
      <span className="muted">{viewer.name}</span>
      <form method="post" action="/dang-xuat">
        <button className="button plain" type="submit">
          {t('portal.signOut')}
        </button>
      </form>
    </>
  );
}
