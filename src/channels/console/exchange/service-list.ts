import type { ServiceView } from '#platform/exchange/management/management.contract.ts';
import { findByWords } from './find-by-words.ts';
import { wholeOf } from './part-health.ts';

/** Nhóm of services as people look for them: what somebody may have to act on, what is offered for real, what is there to try out. */
export const serviceGroupNames = ['attention', 'production', 'sandbox'] as const;
export type ServiceGroup = (typeof serviceGroupNames)[number];

export function groupOf(service: ServiceView): ServiceGroup {
  const { state, environment } = service;
  const isLeaving = state === 'suspended' || state === 'deprecated';
  return isLeaving || warningsOf(service).length > 0 ? 'attention' : environment;
}

/** Điều cần chú ý of a service beside its state, the gravest first. */
export function warningsOf({ state, health: { trouble }, composition, stop }: ServiceView) {
  // Nobody asks what is over or not yet offered, whatever is wrong with it.
  if (state === 'retired' || state === 'draft') return [];
  const whole = wholeOf(composition.flatMap(({ parts }) => parts));
  return [
    ...(trouble === 'none' ? [] : [trouble]),
    ...(whole === 'good' ? [] : [whole]),
    ...(stop === null ? [] : [stop.underWay ? ('stopped' as const) : ('stopPlanned' as const)]),
  ];
}

/** Found by a part of the name, key or provider, as grants are. */
export const findServices = (services: readonly ServiceView[], search: string): readonly ServiceView[] =>
  findByWords(services, search, ({ name, key, providerName, providerCode }) => [name, key, providerName, providerCode]);
