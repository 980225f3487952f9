import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';

/** Trang chủ: one question, one box. */
export function HomePage({ lifeEvents, figures }: Pages['home']) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      <div className="hero">
        <h1 id="hoi">{t('home.ask')}</h1>
        <form className="search" action="/thu-tuc" role="search">
          <input type="search" name="q" aria-labelledby="hoi" placeholder={t('home.placeholder')} />
          <button className="button" type="submit">
            {t('home.search')}
          </button>
        </form>
      </div>
      <h2 className="hidden-text">{t('home.lifeEvents')}</h2>
      <ul className="chips">
        {lifeEvents.map((event) => (
          <li key={event.code}>
            <a href={`/thu-tuc?su-kien=${event.code}`}>{event.name}</a>
          </li>
        ))}
      </ul>
      <div className="doors">
        <a href="/thu-tuc?doi-tuong=citizen">
          <strong>{t('home.citizen')} →</strong>
          {t('home.citizenHint')}
        </a>
        <a href="/thu-tuc?doi-tuong=enterprise">
          <strong>{t('home.enterprise')} →</strong>
          {t('home.enterpriseHint')}
        </a>
        <a href="/tra-cuu">
          <strong>{t('portal.lookUp')} →</strong>
          {t('home.lookUpHint')}
        </a>
      </div>
      {figures && <p className="muted">{t('home.inTime', figures)}</p>}
    </>
  );
}
