import 'reflect-metadata';
import { X509CrlReason } from '@peculiar/x509';

/** What stands against a certificate: since when and why, by the reasons of RFC 5280; undefined while it is good. */
export type Revocation = { since: Date; reason: X509CrlReason };

/** Chứng thư còn dùng được không: a revocation is for good, a suspension of its system can be taken back. */
export function standingOf({
  revokedAt,
  state,
  stateSince,
  issuedAt,
}: {
  revokedAt: Date | null;
  state: string;
  stateSince: Date | null;
  issuedAt: Date;
}): Revocation | undefined {
  if (revokedAt) return { since: revokedAt, reason: X509CrlReason.unspecified };
  if (state === 'active') return undefined;
  const since = stateSince && stateSince > issuedAt ? stateSince : issuedAt;
  return { since, reason: state === 'suspended' ? X509CrlReason.certificateHold : X509CrlReason.cessationOfOperation };
}
