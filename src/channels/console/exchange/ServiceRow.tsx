import { useEffect, useRef, useState } from 'react';
import type { ExchangeOverview, ServiceView } from '#platform/exchange/management/management.contract.ts';
import { shortDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { nameHere } from '../layout/Go.tsx';
import { ServiceDetail } from './ServiceDetail.tsx';
import { groupOf, warningsOf } from './service-list.ts';

type RowProps = { service: ServiceView; overview: ExchangeOverview; named: string | undefined };

/** Một dịch vụ in a few lines, and the rest once it is opened; the address then names it, so that it can be sent to somebody. */
export function ServiceRow({ service, overview, named }: RowProps) {
  const { t } = useTexts<ConsoleText>();
  const { key, name, providerName } = service;
  const isNamed = key === named;
  const details = useRef<HTMLDetailsElement>(null);
  // What was once opened stays: nothing that was typed is lost by closing it.
  const [wasOpened, setWasOpened] = useState(isNamed);
  useEffect(() => {
    if (isNamed && details.current?.open === false) openAndShow(details.current);
  }, [isNamed]);
  const onToggle = (isOpen: boolean) => {
    if (isOpen) setWasOpened(true);
    if (isOpen !== isNamed) nameHere({ page: 'exchange', part: 'dich-vu', service: isOpen ? key : undefined });
  };
  return (
    <article className="exchange-card compact">
      <h3>{name}</h3>
      <p className="muted">
        {key} · {providerName}
      </p>
      <p>
        <Standing service={service} /> <Health service={service} />
      </p>
      <details ref={details} onToggle={(event) => onToggle(event.currentTarget.open)}>
        <summary>
          {t('exchange.service.detail')}
          <span className="hidden-text"> {name}</span>
        </summary>
        {wasOpened && <ServiceDetail service={service} overview={overview} />}
      </details>
    </article>
  );
}

/** Brings one who followed a link to the service it names. */
function openAndShow(details: HTMLDetailsElement): void {
  details.open = true;
  details.closest('article')?.scrollIntoView();
  details.querySelector('summary')?.focus({ preventScroll: true });
}

/** Trạng thái of a service, and what is wrong with it. */
function Standing({ service }: { service: ServiceView }) {
  const { t } = useTexts<ConsoleText>();
  const { state, sunsetOn, environment } = service;
  return (
    <>
      <span className={state === 'published' ? 'tag' : 'tag warn'}>{t(`exchange.service.state.${state}`)}</span>
      {warningsOf(service).map((warning) => (
        <span key={warning} className="tag warn">
          {t(`exchange.service.warning.${warning}`)}
        </span>
      ))}
      {sunsetOn && <span className="tag">{t('exchange.service.sunset', { day: shortDay(sunsetOn) })}</span>}
      {environment === 'sandbox' && groupOf(service) !== 'sandbox' && (
        <span className="tag">{t('exchange.environment.sandbox')}</span>
      )}
    </>
  );
}

/** Tình trạng over the last day, in short; of what is composed its parts say it. */
function Health({ service: { composition, health } }: { service: ServiceView }) {
  const { t, lang } = useTexts<ConsoleText>();
  if (composition.length > 0) return <span className="muted">{t('exchange.composed.tag')}</span>;
  const { calls, failed } = health;
  return (
    <span className="muted">
      {t('exchange.service.calls', { calls: calls.toLocaleString(lang) })}
      {failed > 0 && `, ${t('exchange.service.unanswered', { failed: failed.toLocaleString(lang) })}`}
    </span>
  );
}
