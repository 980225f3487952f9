import type { ReactNode } from 'react';
import { useTexts } from '../../ui/text.tsx';
import type { PortalText } from '../portal.vi.ts';

/** Màn hình đặt tại bộ phận một cửa: no ways to go but the language. */
export function ScreenLayout({ otherLanguageUrl, children }: { otherLanguageUrl: string; children: ReactNode }) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      <main className="screen" id="noi-dung">
        {children}
      </main>
      <footer className="screen-footer no-print">
        <span>{t('portal.fullName')}</span>
        <a href={otherLanguageUrl} lang={t('portal.otherLanguage') === 'English' ? 'en' : 'vi'}>
          {t('portal.otherLanguage')}
        </a>
      </footer>
    </>
  );
}
