import type { FastifyRequest } from 'fastify';
import { refuseHttp } from '#infrastructure/http/errors.ts';
import type { CallerClaims, CallerTokens } from '#platform/identity/index.ts';

/** Name of this system on the axis: what the gateway's tokens for it are made out to. */
export const ownSystem = 'mot-cua';
/** Behind our address; the gateway alone finds something there. */
export const servicesRoot = '/dich-vu';
/** The gateway counts calls by grant; all of them come from its one address. */
export const machine = { rateLimit: { max: 600_000, timeWindow: '1 minute' } };

/** Hệ thống gọi, by the token the gateway signs. Whoever comes round the axis finds nothing here. */
export async function requireCaller(
  { callerTokens }: { callerTokens: CallerTokens },
  { headers }: FastifyRequest,
): Promise<CallerClaims> {
  const token = headers['x-lgsp-caller'];
  const caller = typeof token === 'string' ? await callerTokens.verify(token, ownSystem) : undefined;
  if (!caller) throw refuseHttp('http.not_found');
  return caller;
}
