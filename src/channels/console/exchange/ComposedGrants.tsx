import type { ServiceView } from '#platform/exchange/management/management.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useServicesOf } from './grants.data.ts';

/** Quyền đối với các thành phần: for which services of a composed one a system has not asked yet. */
export function ComposedGrants({ service: { composition }, consumer }: { service: ServiceView; consumer: string }) {
  const { t } = useTexts<ConsoleText>();
  const parts = new Map(composition.flatMap(({ parts }) => parts).map((part) => [part.serviceKey, part.serviceName]));
  const { data: held } = useServicesOf(consumer, parts.size > 0);
  if (!held) return null;
  const missing = [...parts].filter(([key]) => !held.includes(key));
  if (missing.length === 0) return null;
  const services = missing.map(([key, name]) => `${name} (${key})`).join(', ');
  return <p className="notice gold">{t('exchange.composed.needsGrants', { services })}</p>;
}
