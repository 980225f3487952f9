import { vietnamDay, dayMs } from '#infrastructure/clock.ts';
import { ruleOn } from '../../dated-rules.ts';
import { refuse } from '../../exchange.errors.ts';
import { findIssued } from '../certificates.queries.ts';
import type { AcmeDeps } from './acme-deps.ts';

/** Clients are asked to look again after so long; the shortest the standard has in mind. */
const retrySeconds = 21_600;

/**
 * Thời điểm nên gia hạn (RFC 9773): some days from the one the province's rule names; at once for a certificate that has been revoked.
 * Asked by anybody who knows the certificate, as the standard has it: `<key of the authority>.<serial>`.
 */
export async function renewalInfo(
  { db, now, rules }: AcmeDeps,
  id: string,
): Promise<{ suggestedWindow: { start: string; end: string }; retrySeconds: number }> {
  const serial = Buffer.from(/^[\w-]+\.([\w-]+)$/.exec(id)?.[1] ?? '', 'base64url').toString('hex');
  const found = await findIssued(db, serial);
  const rule = ruleOn(rules.certificates, vietnamDay(now()));
  if (!found || !rule) throw refuse('exchange.acme_not_found');
  const ends = found.notAfter.getTime();
  const start = found.revokedAt ? now().getTime() - dayMs : ends - rule.renewDaysBefore * dayMs;
  // In the first fifth of the days that are left, so that clients do not all come on one day, nor at the last.
  const end = start + ((found.revokedAt ? 1 : rule.renewDaysBefore) * dayMs) / 5;
  return {
    suggestedWindow: { start: new Date(start).toISOString(), end: new Date(end).toISOString() },
    retrySeconds,
  };
}
