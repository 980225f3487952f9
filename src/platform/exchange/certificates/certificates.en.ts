import type { certificatesVi } from './certificates.vi.ts';

/** Texts of issuing certificates to systems. */
export const certificatesEn = {
  'exchange.no_issuing': 'The axis issues no certificates now: no rule of issuing is in force.',
  'exchange.system_not_active': 'The system is suspended or retired and is given no certificate.',
  'exchange.request_unreadable':
    'The request for a certificate cannot be read; a PKCS#10 file (CSR) in PEM is needed, beginning with BEGIN CERTIFICATE REQUEST.',
  'exchange.request_signature_wrong':
    'The signature of the request is wrong; make the CSR again with the private key of the system, signed with SHA-256 or better.',
  'exchange.request_key_weak': 'The key of the request is not accepted; use P-256, P-384 or RSA from 2048 bits on.',
  'exchange.request_key_spent':
    'The key of the request is another system’s, or of a certificate that was revoked; make a new key pair.',
  'exchange.request_asks_authority':
    'The request asks to sign other certificates (CA); make a CSR for a certificate of the system, without that.',
  'exchange.request_name_foreign':
    'The request has the name “{name}”, which is not the system’s; names (CN, SAN) may only be {code} or {wanted}.',
  'exchange.too_many_certificates':
    'The system has {most} certificates in force, the most a system may have; revoke those that are not used any more in the console, and see whether the ACME client asks anew at every start.',
  'exchange.request_waits': 'A request for a certificate of this system already waits for approval.',
  'exchange.request_settled': 'This request has been decided; load the page again.',
  'exchange.own_certificate_request': 'Who sent the request may not approve it; somebody else must.',
  'exchange.first_by_request':
    'The system holds no certificate of the axis that is in force; send a request (CSR) in the console and wait for the agency in charge, then it can renew by itself.',
  'exchange.alert.certificate_waits':
    'A request of {subject} for a certificate waits for approval (Systems, in the console of the axis).',
  'exchange.told.certificate': 'Certificates of the system {code}',
  'exchange.told.certificate_issued':
    'The integration axis has issued a new certificate to the system {code}; download it in the console. If your agency did not ask for it, revoke it now and tell the agency in charge of the axis.',
  'exchange.told.certificate_refused':
    'The request for a certificate of the system {code} was refused. Reason: {reason}',
  'exchange.told.acme_account_opened':
    'An ACME account has been opened for the system {code}: from now on its certificates are renewed by this account. If your agency has not opened it, remove the binding key in the console, revoke certificates you do not know and tell the agency in charge of the axis.',
  'exchange.acme_nonce_spent': 'The nonce is wrong, used or too old; take a new one and send again.',
  'exchange.acme_algorithm_wrong': 'The algorithm of the signature is not accepted; use one of: {algorithms}.',
  'exchange.acme_url_wrong': 'The address that was signed (url) is not the one that was called.',
  'exchange.acme_key_wrong':
    'The key of the account is not accepted; use P-256, P-384, Ed25519 or RSA from 2048 bits on.',
  'exchange.acme_signature_wrong': 'The signature of the request is wrong.',
  'exchange.acme_malformed': 'The ACME request is malformed.',
  'exchange.acme_no_account': 'There is no such ACME account.',
  'exchange.acme_account_ended': 'The ACME account has ended; take a new binding key in the console and open another.',
  'exchange.acme_binding_needed':
    'The account must be bound to a system (external account binding); take a binding key in the console of the axis.',
  'exchange.acme_binding_wrong': 'The binding key is wrong, too old or was taken away.',
  'exchange.acme_not_found': 'Not found.',
  'exchange.acme_identifier_foreign': 'This account may ask only for certificates of the name {wanted} (of type dns).',
  'exchange.acme_order_not_ready': 'The order is too old, or its certificate went to another key; open another order.',
  'exchange.acme_csr_names': 'The CSR must have exactly one name, {wanted}, as the order has.',
  'exchange.acme_revoked_already': 'This certificate was revoked before.',
  'exchange.acme_too_many': 'Too many requests; wait and call again.',
  'exchange.acme_failed': 'The system failed; try again later.',
} as const satisfies Record<keyof typeof certificatesVi, string>;
