import type { ExchangeOverview, ServiceView } from '#platform/exchange/management/management.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';

const living = new Set(['requested', 'agreed', 'active', 'suspended']);

/** Quyền đối với các thành phần: for which services of a composed one a system has not asked yet. */
export function ComposedGrants({
  service: { composition },
  consumer,
  grants,
}: {
  service: ServiceView;
  consumer: string;
  grants: ExchangeOverview['grants'];
}) {
  const { t } = useTexts<ConsoleText>();
  const held = grants.filter(({ consumerCode, state }) => consumerCode === consumer && living.has(state));
  const parts = new Map(composition.flatMap(({ parts }) => parts).map((part) => [part.serviceKey, part.serviceName]));
  const missing = [...parts].filter(([key]) => !held.some(({ serviceKey }) => serviceKey === key));
  if (missing.length === 0) return null;
  const services = missing.map(([key, name]) => `${name} (${key})`).join(', ');
  return <p className="notice gold">{t('exchange.composed.needsGrants', { services })}</p>;
}
