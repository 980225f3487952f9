import type { logSearchVi } from './log-search.vi.ts';

/** Searching the log. */
export const logSearchEn = {
  'exchange.log.traceLabel': 'Trace of the call',
  'exchange.log.traceHelp': 'The calling system has it from the header x-trace-id of its answer.',
  'exchange.log.from': 'From',
  'exchange.log.to': 'To',
  'exchange.log.momentHelp':
    'Day/month/year, with an hour where needed, such as 01/12/2026 16:00; a day alone is all of it.',
  'exchange.log.trace': 'Trace: {trace}',
  'exchange.log.more': 'Show more',
  'exchange.log.outcome.answered': 'the provider answered so',
  'exchange.log.outcome.replayed': 'first answer under the same idempotency key given again',
  'exchange.log.outcome.started': 'file on its way',
  'exchange.log.outcome.decoy_shown': 'a decoy key was shown',
  'exchange.log.outcome.dead_key_shown': 'a revoked key was shown',
} as const satisfies Record<keyof typeof logSearchVi, string>;
