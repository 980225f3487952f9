import type { systemCertificatesVi } from './system-certificates.vi.ts';

export const systemCertificatesEn = {
  'exchange.systems.search': 'Find a system by name, code or owner',
  'exchange.systems.noneFound': 'No system found.',
  'exchange.system.registered': '“{name}” ({code}) is registered. Next: give it a key, then ask for a grant.',
  'exchange.keys.revokeSure': 'It cannot be brought back; whoever calls with it is refused within seconds.',
  'exchange.keys.revokeNow': 'Revoke now',
  'exchange.keys.revokeNot': 'Leave it',
  'exchange.certificates.title': 'Certificates issued by the axis ({count})',
  'exchange.certificates.intro':
    'TLS certificates with which the system calls the gateway, of the name {name}. The first waits for the agency in charge; while one is in force the next is issued at once, beside the old one.',
  'exchange.certificates.closed': 'The axis issues no certificates now: no rule of issuing is in force.',
  'exchange.certificates.one': 'Serial {serial}, issued on {issued},',
  'exchange.certificates.until': 'until {day}',
  'exchange.certificates.renews': 'renews itself',
  'exchange.certificates.download': 'Download certificate',
  'exchange.certificates.downloadOf': 'Download certificate {serial}',
  'exchange.certificates.waits':
    'Request of {who}, key {kind} marked {mark}, sent {at}: waits for the agency in charge of the axis.',
  'exchange.certificates.withdraw': 'Withdraw it to send another',
  'exchange.certificates.refused': '{who} refused the request sent {at}: {reason}',
  'exchange.certificates.csr': 'Request for a certificate (CSR)',
  'exchange.certificates.csrHelp':
    'Paste a PKCS#10 file in PEM, or choose a file (PEM, DER). Never send the private key.',
  'exchange.certificates.file': 'Choose a CSR file',
  'exchange.certificates.send': 'Send request',
  'exchange.certificates.waiting': 'Requests for certificates to approve ({count})',
  'exchange.certificates.of': '{system} ({code}): {who} sent it {at}, key {kind}, marked {mark}.',
  'exchange.certificates.checkFirst':
    'Before approving, telephone the owning agency: they sent this request and see the same mark.',
  'exchange.certificates.notOwn': 'You sent this request yourself: somebody else must approve it.',
  'exchange.certificates.approve': 'Approve and issue',
  'exchange.certificates.refuse': 'Refuse this request',
  'exchange.certificates.refuseNow': 'Refuse',
  'exchange.acme.title': 'Renewing by itself with ACME',
  'exchange.acme.intro':
    'The ACME client of the system (certbot, lego, …) calls {directory} and asks for {name}. A binding key tells that the client’s account is this system’s.',
  'exchange.acme.notYet': 'Binding keys are given once the system has its first certificate.',
  'exchange.acme.key': 'Binding key {id}, taken on {day}, accounts: {count}',
  'exchange.acme.drop': 'Remove',
  'exchange.acme.dropOf': 'Remove binding key {id}',
  'exchange.acme.take': 'Take a binding key',
  'exchange.acme.kid': 'Key id (kid)',
  'exchange.acme.hmac': 'HMAC key',
  'exchange.acme.once':
    'Key identifier (kid) and HMAC key are shown this once; copy them into the ACME client now and keep them secret. Removing the key closes the accounts made with it.',
} as const satisfies Record<keyof typeof systemCertificatesVi, string>;
