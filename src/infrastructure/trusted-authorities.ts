import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/**
 * Nơi cấp chứng thư được tin: the public ones and these (PEM) beside them, read once for all connections. Undefined without any more:
 * what Node trusts by itself holds.
 */
export function contextTrusting(authorities: readonly string[]): SecureContext | undefined {
  return authorities.length === 0
    ? undefined
    : createSecureContext({ ca: [...getCACertificates('default'), ...authorities] });
}
