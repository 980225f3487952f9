import type { consoleServicesVi } from './service-list.vi.ts';

/** Words of the list of services in the console. */
export const consoleServicesEn = {
  'exchange.services.forDevelopers': 'Contracts, samples and status as consumers see them: the pages for developers',
  'exchange.services.attention': 'Needs attention ({count})',
  'exchange.services.production': 'With real data ({count})',
  'exchange.services.sandbox': 'To try out ({count})',
  'exchange.services.search': 'Find a service by name, code or providing system',
  'exchange.services.none': 'None.',
  'exchange.services.noneFound': 'No service found.',
  'exchange.services.unknown': 'There is no service {key}, or you may not see it.',
  'exchange.services.more': 'Show more ({left})',
  'exchange.service.detail': 'Details of the service',
  'exchange.service.calls': 'Last 24 hours: {calls} calls',
  'exchange.service.unanswered': '{failed} not answered by the provider',
  'exchange.service.warning.silent': 'Does not answer',
  'exchange.service.warning.troubled': 'Many faults, or slow',
  'exchange.service.warning.down': 'A required part is in trouble',
  'exchange.service.warning.partial': 'Answers may lack a part',
  'exchange.service.warning.stopped': 'Stopped as planned',
  'exchange.service.warning.stopPlanned': 'A planned stop is announced',
} as const satisfies Record<keyof typeof consoleServicesVi, string>;
