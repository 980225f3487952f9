import type { ExchangeOverview, ServiceView } from '#platform/exchange/management/management.contract.ts';
import { momentText, shortDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { ComposedParts } from './ComposedParts.tsx';
import { NewServiceForm } from './NewServiceForm.tsx';
import { StateForm } from './StateForm.tsx';
import { StopForm, StopNotice } from './StopForm.tsx';

/** Các dịch vụ, each with its operations and the fields they give. */
export function ServicesPart({ overview }: { overview: ExchangeOverview }) {
  const { t } = useTexts<ConsoleText>();
  return (
    <>
      {overview.mayManage && <NewServiceForm systems={overview.systems} />}
      {overview.services.map((service) => (
        <article key={service.key} className="exchange-card">
          <h2>{service.name}</h2>
          <p>
            <span className={service.state === 'published' ? 'tag' : 'tag warn'}>
              {t(`exchange.service.state.${service.state}`)}
            </span>
            {service.environment === 'sandbox' && <span className="tag">{t('exchange.environment.sandbox')}</span>}
            {service.composition.length > 0 && <span className="tag">{t('exchange.composed.tag')}</span>}
            {service.personal && <span className="tag">{t('exchange.service.personal')}</span>}
            <span className="muted">
              {service.key} · {service.providerName} · {service.article}
              {service.sunsetOn && ` · ${t('exchange.service.sunset', { day: shortDay(service.sunsetOn) })}`}
            </span>
          </p>
          {service.composition.length === 0 && <Health health={service.health} />}
          <ComposedParts service={service} />
          {service.keepsBodies && (
            <p>
              <span className="tag">{t('exchange.bodies.ofService', { days: overview.bodiesKeptDays })}</span>
            </p>
          )}
          <Operations service={service} />
          {service.stop && <StopNotice stop={service.stop} />}
          {overview.mayManage && <State service={service} />}
          {overview.mayManage && <StopForm service={service} />}
        </article>
      ))}
    </>
  );
}

/** Tình trạng over the last day; of what is composed its parts say it. */
function Health({ health: { calls, failed, lastGoodAt, trouble } }: { health: ServiceView['health'] }) {
  const { t, lang } = useTexts<ConsoleText>();
  return (
    <p className="muted">
      {trouble !== 'none' && <span className="tag warn">{t(`exchange.composed.health.${trouble}`)}</span>}{' '}
      {calls === 0
        ? t('exchange.service.notCalled')
        : t('exchange.service.health', { calls: calls.toLocaleString(lang), failed: failed.toLocaleString(lang) })}
      {lastGoodAt !== null && ` ${t('exchange.service.lastGood', { at: momentText(lastGoodAt, lang) })}`}
    </p>
  );
}

function Operations({ service }: { service: ServiceView }) {
  const { t } = useTexts<ConsoleText>();
  return (
    <details>
      <summary>{t('exchange.service.operations', { count: service.operations.length })}</summary>
      <ul className="plain-list">
        {service.operations.map(({ id, method, path, summary, examples, fields }) => (
          <li key={id}>
            <code>
              {method.toUpperCase()} /{service.key}
              {path}
            </code>
            {summary && ` – ${summary}`}
            {examples > 0 && ' '}
            {examples > 0 && <span className="tag">{t('exchange.service.mapped', { count: examples })}</span>}
            <p className="muted">{fields.map(({ title }) => title).join(', ')}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function State({ service: { key, state, sunsetOn, environment } }: { service: ServiceView }) {
  const { t } = useTexts<ConsoleText>();
  const to = state === 'published' || state === 'deprecated' ? 'suspended' : 'published';
  return (
    <StateForm
      path="/services/state"
      content={{ key, state: to, sunsetOn }}
      text={t(`exchange.service.to.${to}`)}
      opens={to === 'published' ? 'service_resumed' : null}
      isReal={environment === 'production'}
    />
  );
}
