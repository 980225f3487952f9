import type { CatalogueEntry } from '#platform/exchange/developers/developers.contract.ts';
import { shortDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';

/** Dành cho nhà phát triển: what there is to call, and how one joins. */
export function DevelopersPage({ search, services, mayTakeKey }: Pages['developers']) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      <h1>{t('dev.title')}</h1>
      <p>{t('dev.intro')}</p>
      <div className="columns">
        <section aria-labelledby="danh-muc">
          <h2 id="danh-muc">{t('dev.catalogue')}</h2>
          <form role="search" action="/nha-phat-trien">
            <label htmlFor="q">{t('dev.search')}</label>
            <div className="search">
              <input id="q" name="q" type="search" defaultValue={search} aria-describedby="q-help" />
              <button className="button" type="submit">
                {t('dev.find')}
              </button>
            </div>
            <p className="muted" id="q-help">
              {t('dev.searchHelp')}
            </p>
          </form>
          <p role="status">
            {services.length === 0 ? t('dev.none') : t('dev.found', { count: services.length })}{' '}
            {search !== '' && <a href="/nha-phat-trien">{t('dev.all')}</a>}
          </p>
          <ul className="results">
            {services.map((service) => (
              <Service key={`${service.code}/${service.version}`} service={service} />
            ))}
          </ul>
        </section>
        <div>
          <h2>{t('dev.join')}</h2>
          <ol className="steps">
            <li>{t('dev.step1')}</li>
            <li>{t('dev.step2')}</li>
            <li>{t('dev.step3')}</li>
            <li>{t('dev.step4')}</li>
            <li>{t('dev.step5')}</li>
          </ol>
          <TakeKey mayTakeKey={mayTakeKey} />
          <p>
            <a href="/nha-phat-trien/thong-diep">{t('messages.title')}</a>
          </p>
          <p>
            <a href="/nha-phat-trien/chung-thu">{t('certificates.title')}</a>
          </p>
          <p>
            <a href="/nha-phat-trien/tinh-trang">{t('dev.statusLink')}</a>
          </p>
          <p>
            <a href="/nha-phat-trien/so-lieu">{t('figures.title')}</a>
          </p>
        </div>
      </div>
    </>
  );
}

function Service({ service }: { service: CatalogueEntry }) {
  const { t } = useTexts<PortalText>();
  const { code, version, name, description } = service;
  return (
    <li>
      <h3>
        <a href={`/nha-phat-trien/${code}/${version}`}>{name}</a>{' '}
        <span className="muted">{t('dev.version', { version })}</span>
      </h3>
      {description !== '' && <p>{description}</p>}
      <ServiceFacts service={service} />
    </li>
  );
}

/** What holds of a service, in words. */
export function ServiceFacts({ service }: { service: CatalogueEntry }) {
  const { t } = useTexts<PortalText>();
  const { state, sunsetOn, personal, inSandbox, inProduction, providerName, article } = service;
  return (
    <>
      <p>
        <span className="tag">{t(`dev.state.${state}`)}</span>{' '}
        <span className="tag">{personal ? t('dev.personal') : t('dev.notPersonal')}</span>{' '}
        <span className="tag">
          {inSandbox ? (inProduction ? t('dev.hasSandbox') : t('dev.onlySandbox')) : t('dev.noSandbox')}
        </span>
      </p>
      {sunsetOn !== null && (
        <p>
          <strong>{t('dev.sunset', { date: shortDay(sunsetOn) })}</strong>
        </p>
      )}
      <p className="muted">
        {t('dev.provider', { name: providerName })} · {t('dev.basis', { article })}
      </p>
    </>
  );
}

function TakeKey({ mayTakeKey }: { mayTakeKey: boolean | null }) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      <h2>{t('dev.key')}</h2>
      <p>{t('dev.keyHelp')}</p>
      {mayTakeKey === null && (
        <p>
          <a href="/dang-nhap?tiep=/nha-phat-trien">{t('dev.signInForKey')}</a>
        </p>
      )}
      {mayTakeKey === false && <p>{t('dev.officialsOnly')}</p>}
      {mayTakeKey && (
        <form method="post" action="/nha-phat-trien/khoa">
          <p>
            <button className="button" type="submit">
              {t('dev.takeKey')}
            </button>
          </p>
        </form>
      )}
      <p>
        <a href="/quan-tri/lgsp?phan=quyen">{t('dev.requestGrant')}</a>
      </p>
    </>
  );
}
