import type { consoleTrialsVi } from './connection-trials.vi.ts';

export const consoleTrialsEn = {
  'exchange.log.trial': 'trial of the connection',
  'exchange.try.now': 'Try the connection',
  'exchange.try.last': 'Last trials',
  'exchange.try.none': 'Not tried yet.',
  'exchange.try.asked': '{at}, {who}',
  'exchange.try.outcome.passed': 'Passed',
  'exchange.try.outcome.failed': 'Failed',
  'exchange.try.outcome.not_tried': 'Not tried',
  'exchange.try.whose.consumer': 'A matter of {name} (consumer):',
  'exchange.try.whose.provider': 'A matter of {name} (provider):',
  'exchange.try.whose.axis': 'A matter of {name}:',
} as const satisfies Record<keyof typeof consoleTrialsVi, string>;
