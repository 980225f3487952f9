import { vietnamDay } from '#infrastructure/clock.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { ruleOn } from '../dated-rules.ts';
import { refuse } from '../exchange.errors.ts';
import { registerCertificate } from '../management/register-certificate.ts';
import type { IssuingDeps } from './certificate-deps.ts';
import { countHeld, insertIssued, isKeySpent, type LockedSystem } from './certificates.queries.ts';
import type { CertificateRule } from './certificate-rules.ts';
import type { CheckedRequest } from './check-request.ts';
import type { CertificateAuthority } from './open-authorities.ts';
import { signCertificate } from './sign-certificate.ts';

/** The authority that issues now, and by which rule. */
export function requireIssuing({ authorities, rules, now }: Pick<IssuingDeps, 'authorities' | 'rules' | 'now'>): {
  authority: CertificateAuthority;
  rule: CertificateRule;
} {
  const rule = ruleOn(rules.certificates, vietnamDay(now()));
  const [authority] = authorities;
  if (!rule || !authority) throw refuse('exchange.no_issuing');
  return { authority, rule };
}

/**
 * Cấp chứng thư: signed, registered as one the system may show, and kept, in the transaction of who asked. What the system shows today
 * goes on being good: it changes over without a stop.
 */
export async function issueCertificate(
  tx: Tx,
  deps: IssuingDeps,
  { system, request, requestId }: { system: LockedSystem; request: CheckedRequest; requestId: string | null },
): Promise<string> {
  const { authority, rule } = requireIssuing(deps);
  if (system.state !== 'active') throw refuse('exchange.system_not_active');
  const { publicKey, keyThumbprint } = request;
  if (await isKeySpent(tx, { keyThumbprint, systemId: system.id })) throw refuse('exchange.request_key_spent');
  const at = deps.now();
  const most = rule.mostInForce;
  if ((await countHeld(tx, { systemId: system.id, at, most })) >= most)
    throw refuse('exchange.too_many_certificates', { most });
  const { publicUrl } = deps;
  const signed = await signCertificate(authority, { system, publicKey, at, rule, publicUrl });
  const credentialId = await registerCertificate(tx, { systemId: system.id, pem: signed.pem, at });
  await insertIssued(tx, {
    ...{ serial: signed.serial, authorityId: authority.id, systemId: system.id, credentialId, requestId },
    ...{ certificate: signed.pem, keyThumbprint, notAfter: signed.notAfter, issuedAt: at },
  });
  return signed.serial;
}
