import { pino, type Logger } from 'pino';

export type Log = Logger;

/**
 * Structured log, one line an event, on standard error. No personal data goes in: ids, codes and durations only;
 * the paths below are cut as a second line of defence.
 */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      redact: ['req.headers.cookie', 'req.headers.authorization', 'password', 'personalId', 'body'],
      base: null,
    },
    pino.destination(2),
  );
}
