import type { ServiceFigures, ServiceStatus } from '#platform/exchange/developers/developers.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { Scroller } from './Listing.tsx';

/** Tình trạng của nền tảng tích hợp: gateways, and of each service how often and how fast it answered. */
export function ExchangeStatusPage({ at, gateways, services }: Pages['exchangeStatus']) {
  const { t, lang } = useTexts<PortalText>();
  return (
    <>
      <p className="crumbs">
        <a href="/nha-phat-trien">{t('dev.title')}</a>
      </p>
      <h1>{t('status.title')}</h1>
      <p className="muted">{t('status.at', { at: momentText(at, lang) })}</p>
      <h2>{t('status.gateways')}</h2>
      {gateways.length === 0 && <p>{t('status.noGateway')}</p>}
      <ul>
        {gateways.map(({ running, seenAt }, index) => (
          <li key={seenAt}>
            <strong>{t('status.gateway', { number: index + 1 })}</strong>{' '}
            {running ? `✓ ${t('status.running')}` : `✕ ${t('status.silent', { at: momentText(seenAt, lang) })}`}
          </li>
        ))}
      </ul>
      <h2>{t('status.bars')}</h2>
      <Bars services={services} />
      <Figures services={services} period="day" />
      <Figures services={services} period="week" />
    </>
  );
}

/** Drawn for the eye; the tables below say the same in numbers. */
function Bars({ services }: { services: readonly ServiceStatus[] }) {
  const { lang, t } = useTexts<PortalText>();
  const called = services.filter(({ week }) => week !== null);
  if (called.length === 0) return <p>{t('status.noCalls')}</p>;
  return (
    <ul className="share-bars">
      {called.map(({ key, name, week }) => (
        <li key={key}>
          <span>
            {name} <span className="muted">{environmentOf(key, t)}</span>
          </span>
          <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="6" className="share-rest" />
            <rect width={(week?.answeredShare ?? 0) * 100} height="6" className="share-answered" />
          </svg>
          <span className="numbers">{week && shareText(week, lang)}</span>
        </li>
      ))}
    </ul>
  );
}

function Figures({ services, period }: { services: readonly ServiceStatus[]; period: 'day' | 'week' }) {
  const { t, lang } = useTexts<PortalText>();
  const caption = t('status.table', { period: t(`status.${period}`) });
  return (
    <Scroller label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('status.service')}</th>
            <th scope="col">{t('status.calls')}</th>
            <th scope="col">{t('status.answered')}</th>
            <th scope="col">{t('status.median')}</th>
            <th scope="col">{t('status.p95')}</th>
          </tr>
        </thead>
        <tbody>
          {services.map((service) => {
            const figures = service[period];
            return (
              <tr key={service.key}>
                <th scope="row">
                  {service.name} <span className="muted">{environmentOf(service.key, t)}</span>
                  {service.state !== 'published' && <> · {t(`dev.state.${service.state}`)}</>}
                </th>
                {figures ? (
                  <>
                    <td className="numbers">{figures.calls.toLocaleString(lang)}</td>
                    <td className="numbers">{shareText(figures, lang)}</td>
                    <td className="numbers">{timeText(figures.p50Ms, lang)}</td>
                    <td className="numbers">{timeText(figures.p95Ms, lang)}</td>
                  </>
                ) : (
                  <td colSpan={4} className="muted">
                    {t('status.noCalls')}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroller>
  );
}

function environmentOf(key: string, t: (key: PortalText) => string): string {
  return key.startsWith('sandbox/') ? t('status.sandbox') : t('status.production');
}

/** Never rounded up to a whole that was not reached. */
function shareText({ answeredShare }: ServiceFigures, lang: string): string {
  return `${(Math.floor(answeredShare * 1000) / 10).toLocaleString(lang)}%`;
}

const timeText = (ms: number, lang: string): string =>
  `${ms.toLocaleString(lang, { maximumFractionDigits: ms < 10 ? 1 : 0 })} ms`;
