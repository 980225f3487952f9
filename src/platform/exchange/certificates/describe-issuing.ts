import { vietnamDay } from '#infrastructure/clock.ts';
import { ruleOn } from '../dated-rules.ts';
import { acmePath } from './acme/acme-addresses.ts';
import type { CertificateDeps } from './certificate-deps.ts';
import type { Issuing } from './certificate.contract.ts';
import { addressesOf } from './sign-certificate.ts';

/** Nền tảng cấp chứng thư thế nào today; null where it issues none. */
export function describeIssuing({ now, rules, authorities, publicUrl }: CertificateDeps): Issuing | null {
  const rule = ruleOn(rules.certificates, vietnamDay(now()));
  const [authority] = authorities;
  if (!rule || !authority) return null;
  const { zone, validDays, renewDaysBefore, acmeKeyDays } = rule;
  const directory = `${publicUrl}${acmePath}/directory`;
  return {
    zone,
    directory,
    authority: addressesOf(publicUrl, authority.id).issuer,
    validDays,
    renewDaysBefore,
    acmeKeyDays,
  };
}
