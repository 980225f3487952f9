import type { ServiceFigures, ServiceStatus } from '#platform/exchange/developers/developers.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { Pages } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { percentText, timeText } from './figure-text.ts';
import { Scroller } from './Listing.tsx';
import { StopNotice } from './StopNotice.tsx';

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
      <p>
        <a href="/nha-phat-trien/so-lieu">{t('figures.title')}</a>
      </p>
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
      <Stops services={services} />
      <h2>{t('status.bars')}</h2>
      <Bars services={services} />
      <Figures services={services} period="day" />
      <Figures services={services} period="week" />
      <Promises services={services} />
      <Uncalled services={services} />
    </>
  );
}

/** What will not answer for a while, told ahead. */
function Stops({ services }: { services: readonly ServiceStatus[] }) {
  const { t } = useTexts<PortalText>();
  const stopping = services.flatMap(({ stop, ...service }) => (stop ? [{ service, stop }] : []));
  if (stopping.length === 0) return null;
  return (
    <section>
      <h2>{t('status.stops')}</h2>
      {stopping.map(({ service, stop }) => (
        <div key={service.key}>
          <h3>
            <Named service={service} />
          </h3>
          <StopNotice stop={stop} />
        </div>
      ))}
    </section>
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
  const called = services.flatMap((service) => {
    const figures = service[period];
    return figures ? [{ ...service, figures }] : [];
  });
  if (called.length === 0) return null;
  return (
    <Scroller label={caption}>
      <table className="figures stacked">
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
          {called.map(({ key, figures, ...service }) => (
            <tr key={key}>
              <th scope="row">
                <Named service={{ ...service, key }} />
              </th>
              <td className="numbers" data-head={t('status.calls')}>
                {figures.calls.toLocaleString(lang)}
              </td>
              <td className="numbers" data-head={t('status.answered')}>
                {shareText(figures, lang)}
              </td>
              <td className="numbers" data-head={t('status.median')}>
                {timeText(figures.p50Ms, lang)}
              </td>
              <td className="numbers" data-head={t('status.p95')}>
                {timeText(figures.p95Ms, lang)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

/** Cam kết chất lượng against what the last thirty days were. */
function Promises({ services }: { services: readonly ServiceStatus[] }) {
  const { t, lang } = useTexts<PortalText>();
  const promised = services.flatMap((service) => (service.promise ? [{ ...service, promise: service.promise }] : []));
  if (promised.length === 0) return null;
  const both = (share: number, ms: number) => `${percentText(share, lang)}, ${timeText(ms, lang)}`;
  return (
    <Scroller label={t('status.promises')}>
      <table className="figures stacked">
        <caption>{t('status.promises')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('status.service')}</th>
            <th scope="col">{t('status.promised')}</th>
            <th scope="col">{t('status.month')}</th>
            <th scope="col">{t('status.kept')}</th>
          </tr>
        </thead>
        <tbody>
          {promised.map(({ key, promise, month, ...service }) => (
            <tr key={key}>
              <th scope="row">
                <Named service={{ ...service, key }} />
              </th>
              <td className="numbers" data-head={t('status.promised')}>
                {both(promise.answeredShare, promise.p95Ms)}
              </td>
              <td className="numbers" data-head={t('status.month')}>
                {month ? both(month.answeredShare, month.p95Ms) : t('status.noCalls')}
              </td>
              <td data-head={t('status.kept')}>
                {month ? (promise.isKept ? `✓ ${t('status.isKept')}` : `✕ ${t('status.isBroken')}`) : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Uncalled({ services }: { services: readonly ServiceStatus[] }) {
  const { t } = useTexts<PortalText>();
  const uncalled = services.filter(({ week }) => week === null);
  if (uncalled.length === 0) return null;
  return (
    <section>
      <h2>{t('status.uncalled')}</h2>
      <ul>
        {uncalled.map((service) => (
          <li key={service.key}>
            <Named service={service} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A service, for real or to try out with, and whether it is offered as usual. */
function Named({ service: { key, name, state } }: { service: Pick<ServiceStatus, 'key' | 'name' | 'state'> }) {
  const { t } = useTexts<PortalText>();
  return (
    <>
      {name} <span className="muted">{environmentOf(key, t)}</span>
      {state !== 'published' && <> · {t(`dev.state.${state}`)}</>}
    </>
  );
}

function environmentOf(key: string, t: (key: PortalText) => string): string {
  return key.startsWith('sandbox/') ? t('status.sandbox') : t('status.production');
}

const shareText = ({ answeredShare }: ServiceFigures, lang: string): string => percentText(answeredShare, lang);
