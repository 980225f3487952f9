import type { Clock } from '#infrastructure/clock.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sealing } from '#infrastructure/sealing.ts';
import type { ExchangeRules } from '../management/exchange-rules.ts';
import type { CertificateAuthority } from './open-authorities.ts';

/** What issuing needs. */
export type IssuingDeps = Omit<CertificateDeps, 'sealing'>;

export type CertificateDeps = {
  db: Db;
  now: Clock;
  sealing: Sealing;
  rules: Pick<ExchangeRules, 'certificates'>;
  /** The one that issues first; none where no rule is in force. */
  authorities: readonly CertificateAuthority[];
  /** Where the web is reached: ACME, lists of revocations. */
  publicUrl: string;
};
