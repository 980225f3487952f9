import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';

export function ErrorPage({ message, back }: Pages['error']) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      <h1>{t('error.title')}</h1>
      <p>{message}</p>
      {back && (
        <p>
          <a href={back}>{t('error.back')}</a>
        </p>
      )}
      <p>
        <a href="/">{t('error.home')}</a>
      </p>
    </>
  );
}
