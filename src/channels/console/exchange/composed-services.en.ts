import type { consoleComposedVi } from './composed-services.vi.ts';

export const consoleComposedEn = {
  'exchange.composed.tag': 'composed',
  'exchange.composed.title': 'Composed of {count} parts: {operation}',
  'exchange.composed.picture':
    'Picture of the parts: the platform asks them from left to right, under the grants of the calling system',
  'exchange.composed.whole': 'Question of the calling system',
  'exchange.composed.head.part': 'Part',
  'exchange.composed.head.asks': 'Which service it asks, who keeps the data',
  'exchange.composed.head.needs': 'Waits for',
  'exchange.composed.head.health': 'Health',
  'exchange.composed.required': 'required',
  'exchange.composed.optional': 'may be missing',
  'exchange.composed.needsNone': 'Nobody, asked at once',
  'exchange.composed.health.good': 'Good',
  'exchange.composed.health.troubled': 'Many faults, or slow',
  'exchange.composed.health.silent': 'Does not answer',
  'exchange.composed.health.suspended': 'Suspended',
  'exchange.composed.health.retired': 'No longer there',
  'exchange.composed.health.ends': 'Ends on {day}: move to another version',
  'exchange.composed.whole.good': 'All parts are well.',
  'exchange.composed.whole.partial': 'Answers may now lack: {parts}.',
  'exchange.composed.whole.down':
    'The composed service cannot answer now: something is wrong with the required {parts}.',
  'exchange.composed.declared': 'Composition (where the address is composed:parts)',
  'exchange.composed.declaredHelp':
    'YAML by operation: parts (service, operation, parameters, required) and answer, formulas in JSONata over parameters and parts. Only operations that read; each part is asked under the grants of the calling system. Where a part may be missing, the answer in the contract has missingParts. Left empty, what there is stays.',
  'exchange.composed.upstreamHelp': 'For a service composed of others: composed:parts.',
  'exchange.composed.needsGrants':
    'The platform asks the parts under the grants of the calling system itself. This system still needs grants for: {services}.',
  'exchange.composed.ofWhole': 'composed of several services',
  'exchange.composed.wholeCall': 'See the whole composed call',
  'exchange.composed.ofPart': 'part {part} of a composed call',
} as const satisfies Record<keyof typeof consoleComposedVi, string>;
