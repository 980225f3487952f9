import type { ExchangeOverview, ServiceView } from '#platform/exchange/management/management.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { ComposedParts } from './ComposedParts.tsx';
import { StateForm } from './StateForm.tsx';
import { StopForm, StopNotice } from './StopForm.tsx';

/** Chi tiết dịch vụ: what it is and rests on, its parts and operations with the fields they give, and what may be done with it. */
export function ServiceDetail({ service, overview }: { service: ServiceView; overview: ExchangeOverview }) {
  const { t } = useTexts<ConsoleText>();
  return (
    <>
      {service.stop && <StopNotice stop={service.stop} />}
      <p>
        {service.personal && <span className="tag">{t('exchange.service.personal')}</span>}
        {service.keepsBodies && (
          <span className="tag">{t('exchange.bodies.ofService', { days: overview.bodiesKeptDays })}</span>
        )}
        <span className="muted">{service.article}</span>
      </p>
      {service.composition.length === 0 && <LastGood at={service.health.lastGoodAt} />}
      <ComposedParts service={service} />
      <Operations service={service} />
      {overview.mayManage && <State service={service} />}
      {overview.mayManage && <StopForm service={service} />}
    </>
  );
}

function LastGood({ at }: { at: string | null }) {
  const { t, lang } = useTexts<ConsoleText>();
  return at !== null && <p className="muted">{t('exchange.service.lastGood', { at: momentText(at, lang) })}</p>;
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
