import type { certificatesPageVi } from './certificates.vi.ts';

export const certificatesPageEn = {
  'certificates.title': 'Certificates of connected systems',
  'certificates.intro':
    'A system calls the gateway with a TLS certificate of its own (mTLS). The axis issues it, of the name code-of-the-system.{zone}, for {days} days; the private key never leaves the system. The examples below are of a system with the code {system}.',
  'certificates.closed': 'The axis issues no certificates now; ask the agency in charge of it.',
  'certificates.first': 'The first: a request (CSR)',
  'certificates.firstHow':
    'Make a key (P-256, P-384 or RSA from 2048 bits on) and a CSR. The owner of the system pastes the CSR in the console (integration axis, Systems, Certificates issued by the axis); the agency in charge telephones to compare the mark of the key and approves. The PEM file to download has the certificate and its chain.',
  'certificates.mark': 'The mark of the key is the first 16 digits of the last command below.',
  'certificates.call': 'Calling the gateway with the certificate',
  'certificates.renew': 'The next ones: by themselves, with ACME',
  'certificates.renewHow':
    'Once the system has its first certificate, its owner takes a binding key (EAB) in the console and gives it to an ACME client (RFC 8555), within {keyDays} days. There is no domain to prove: the key binds the account to the system. Clients should renew {before} days before the end; old and new are good side by side. When all have run out or were revoked, it begins with a CSR again.',
  'certificates.directory': 'Address of ACME (directory)',
  'certificates.lists': 'Revocations',
  'certificates.listsHow':
    'A certificate that is revoked, or whose system is suspended, is turned away at every gateway within seconds. The list of revocations (CRL) and the answering service (OCSP) are at the addresses in the certificate.',
  'certificates.authority': 'Download the certificate of the authority',
} as const satisfies Record<keyof typeof certificatesPageVi, string>;
