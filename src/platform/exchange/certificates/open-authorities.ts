import 'reflect-metadata';
import { createPrivateKey, X509Certificate as NodeCertificate } from 'node:crypto';
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension } from '@peculiar/x509';
import { SubjectKeyIdentifierExtension, X509Certificate, X509CertificateGenerator } from '@peculiar/x509';
import { vietnamDay, type Clock, dayMs } from '#infrastructure/clock.ts';
import { sha256 } from '#infrastructure/crypto.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Sealing } from '#infrastructure/sealing.ts';
import { ruleOn } from '../dated-rules.ts';
import { insertAuthority, lockAuthorities, selectAuthorities, type StoredAuthority } from './authorities.queries.ts';
import type { CertificateRule } from './certificate-rules.ts';
import { drawSerial } from './serial.ts';

export type SigningAlgorithm = { name: string; hash: string; namedCurve?: string };
const ownAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** Nơi cấp chứng thư của nền tảng, for certificates of systems only. */
export type CertificateAuthority = {
  id: string;
  certificate: X509Certificate;
  /** Its own certificate and those above it, PEM. */
  chain: string;
  key: CryptoKey;
  algorithm: SigningAlgorithm;
};

/**
 * Mở nơi cấp chứng thư, the one that issues first. Given one by setting, that one issues; otherwise the first start makes one, and a new
 * one when what it would issue would outlive the last. Those of before go on signing their lists of revocations.
 */
export async function openAuthorities(
  db: Db,
  { sealing, now, rules, given }: AuthorityOptions,
): Promise<readonly CertificateAuthority[]> {
  const at = now();
  const rule = ruleOn(rules, vietnamDay(at));
  if (!rule) return [];
  const stored = await inTransaction(db, async (tx) => {
    await lockAuthorities(tx);
    const known = await selectAuthorities(tx);
    const made = given
      ? { id: idOf(new X509Certificate(given.certificates)), ...storedOf(given.certificates), sealedKey: null }
      : known.some((one) => one.sealedKey !== null && one.notAfter.getTime() - at.getTime() > rule.validDays * dayMs)
        ? undefined
        : await makeAuthority(rule, { at, sealing });
    if (!made || known.some(({ id }) => id === made.id)) return known;
    await insertAuthority(tx, { ...made, at });
    return [made, ...known];
  });
  const opened = await Promise.all(
    stored.flatMap((one) => (one.sealedKey === null ? [] : [openAuthority(one, sealing.open(one.sealedKey))])),
  );
  return given ? [await openAuthority(storedOf(given.certificates), given.key), ...opened] : opened;
}

type AuthorityOptions = {
  sealing: Sealing;
  now: Clock;
  rules: readonly CertificateRule[];
  /** An authority of the operator's own: certificates (its own, then those above it) and key, PEM. */
  given: { certificates: string; key: string } | undefined;
};

const idOf = (certificate: X509Certificate): string => sha256(new Uint8Array(certificate.rawData)).slice(0, 16);

const storedOf = (certificates: string): Pick<StoredAuthority, 'certificates' | 'notAfter'> => ({
  certificates,
  notAfter: new X509Certificate(certificates).notAfter,
});

async function makeAuthority(
  { authorityName, authorityYears }: CertificateRule,
  { at, sealing }: { at: Date; sealing: Sealing },
): Promise<StoredAuthority> {
  const keys = await crypto.subtle.generateKey(ownAlgorithm, true, ['sign', 'verify']);
  const notAfter = new Date(at);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + authorityYears);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...{ name: [{ CN: [authorityName] }], keys, signingAlgorithm: ownAlgorithm, serialNumber: drawSerial() },
    ...{ notBefore: at, notAfter },
    extensions: [
      // No authority below it.
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign | KeyUsageFlags.digitalSignature, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  const pem = createPrivateKey({ key, format: 'der', type: 'pkcs8' }).export({ format: 'pem', type: 'pkcs8' });
  return {
    id: idOf(certificate),
    certificates: `${certificate.toString('pem')}\n`,
    sealedKey: sealing.seal(String(pem)),
    notAfter: certificate.notAfter,
  };
}

async function openAuthority(
  { certificates }: Pick<StoredAuthority, 'certificates'>,
  keyPem: string,
): Promise<CertificateAuthority> {
  const certificate = new X509Certificate(certificates);
  const key = createPrivateKey(keyPem);
  const algorithm = algorithmOf(new NodeCertificate(certificates));
  return {
    id: idOf(certificate),
    certificate,
    chain: certificates,
    key: await crypto.subtle.importKey('pkcs8', key.export({ format: 'der', type: 'pkcs8' }), algorithm, false, [
      'sign',
    ]),
    algorithm,
  };
}

function algorithmOf({ publicKey }: NodeCertificate): SigningAlgorithm {
  if (publicKey.asymmetricKeyType === 'rsa') return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  return publicKey.asymmetricKeyDetails?.namedCurve === 'secp384r1'
    ? { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' }
    : ownAlgorithm;
}

/**
 * What the gateways trust beside the authorities of their settings, PEM. With those above it: a server of Node trusts only a chain that
 * ends at a root. What else such a root has signed opens nothing, since a certificate must be registered for its system as well.
 */
export async function listTrusted(db: Db): Promise<string[]> {
  return (await selectAuthorities(db)).map(({ certificates }) => certificates);
}
