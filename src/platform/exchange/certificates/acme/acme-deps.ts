import type { CertificateDeps } from '../certificate-deps.ts';
import type { Nonces } from './nonces.ts';

export type AcmeDeps = CertificateDeps & { nonces: Nonces };
