import { useState } from 'react';
import type { ExchangeOverview, ServiceView } from '#platform/exchange/management/management.contract.ts';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { nameHere } from '../layout/Go.tsx';
import { NewServiceForm } from './NewServiceForm.tsx';
import { ServiceRow } from './ServiceRow.tsx';
import { findServices, groupOf, serviceGroupNames, type ServiceGroup } from './service-list.ts';

const pageSize = 10;

/** The overview, and the key of the service the address names. */
type ServicesProps = { overview: ExchangeOverview; named: string | undefined };

/** Các dịch vụ: what needs attention first, then those offered for real, then those to try out; found by name, opened one by one. */
export function ServicesPart({ overview, named }: ServicesProps) {
  const { t } = useTexts<ConsoleText>();
  const [search, setSearch] = useState('');
  const found = findServices(overview.services, search);
  const find = (typed: string) => {
    setSearch(typed);
    // One that is named would open, and take the place of whoever types, whenever it is found again.
    if (named !== undefined) nameHere({ page: 'exchange', part: 'dich-vu' });
  };
  const isUnknown = named !== undefined && !overview.services.some(({ key }) => key === named);
  return (
    <>
      <p>
        <a href="/nha-phat-trien">{t('exchange.services.forDevelopers')}</a>
      </p>
      {overview.mayManage && <NewServiceForm systems={overview.systems} />}
      {isUnknown && <p className="notice">{t('exchange.services.unknown', { key: named })}</p>}
      <TextField label={t('exchange.services.search')} value={search} onChange={find} />
      {found.length === 0 && <p className="muted">{t('exchange.services.noneFound')}</p>}
      {serviceGroupNames.map((group) => {
        const services = found.filter((service) => groupOf(service) === group);
        const isShown = services.length > 0 || search.trim() === '';
        return isShown && <Group key={group} {...{ group, services, overview, named }} />;
      })}
    </>
  );
}

function Group({
  group,
  services,
  ...rest
}: ServicesProps & { group: ServiceGroup; services: readonly ServiceView[] }) {
  const { t } = useTexts<ConsoleText>();
  const [limit, setLimit] = useState(pageSize);
  // The one that is named is shown wherever it stands, and stays when it is closed.
  const place = services.findIndex(({ key }) => key === rest.named);
  if (place >= limit) setLimit(place + 1);
  const left = services.length - limit;
  return (
    <section aria-labelledby={`services-${group}`}>
      <h2 id={`services-${group}`}>{t(`exchange.services.${group}`, { count: services.length })}</h2>
      {services.length === 0 && <p className="muted">{t('exchange.services.none')}</p>}
      {services.slice(0, limit).map((service) => (
        <ServiceRow key={service.key} service={service} {...rest} />
      ))}
      {left > 0 && (
        <button type="button" className="button quiet" onClick={() => setLimit(limit + pageSize)}>
          {t('exchange.services.more', { left })}
        </button>
      )}
    </section>
  );
}
