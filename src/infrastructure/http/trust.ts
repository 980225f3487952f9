import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/**
 * Nơi cấp chứng thư được tin: the public authorities, as Node trusts them without being told (its own list, `NODE_EXTRA_CA_CERTS`), and
 * `authorities` beside them, PEM; for `tls.connect` and the connectors of `undici`. `own` is what is shown to the other side. Node takes
 * a `ca` instead of the public ones and reads all of it anew for each connection: so both lists, and read once. Certificates are
 * always verified: `NODE_TLS_REJECT_UNAUTHORIZED` changes nothing here.
 */
export function trustBeside(
  authorities: readonly string[],
  own?: { certificate: string; key: string },
): { rejectUnauthorized: true; secureContext?: SecureContext } {
  if (authorities.length === 0 && !own) return { rejectUnauthorized: true };
  return {
    rejectUnauthorized: true,
    secureContext: createSecureContext({
      ...(authorities.length > 0 && { ca: [...getCACertificates('default'), ...authorities] }),
      ...(own && { cert: own.certificate, key: own.key }),
    }),
  };
}
