import type { ManagementDeps } from '../../management/management-deps.ts';
import type { CertificateDeps } from '../certificate-deps.ts';
import type { Nonces } from './nonces.ts';

/** What ACME needs of the axis. */
export type AcmeSource = CertificateDeps & Pick<ManagementDeps, 'officialsOf'>;
export type AcmeDeps = AcmeSource & { nonces: Nonces };
