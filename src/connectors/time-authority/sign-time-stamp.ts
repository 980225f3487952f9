import 'reflect-metadata';
import { createPrivateKey, hash, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  PemConverter,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { z } from 'zod';
import { ownBufferOf } from '#infrastructure/crypto.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const tstInfoType = '1.2.840.113549.1.9.16.1.4';
const contentTypeAttribute = '1.2.840.113549.1.9.3';
const messageDigestAttribute = '1.2.840.113549.1.9.4';
/** RFC 5816: which certificate signed. */
const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47';
const timeStamping = '1.3.6.1.5.5.7.3.8';
/** Of nobody: an arc for examples (RFC 7229 keeps one for tests alike). */
const policy = '1.3.6.1.5.5.7.13.1';

/** Khóa của tổ chức mô phỏng, as PEM: who stands behind it, its own certificate and key. */
export const StampKeys = z.object({ authority: z.string(), certificate: z.string(), key: z.string() });
export type StampKeys = z.infer<typeof StampKeys>;

/** The keys in this file, made when there are none: what was stamped before a restart is to hold after it. */
export async function keepStampKeys(file: string): Promise<StampKeys> {
  await mkdir(dirname(file), { recursive: true });
  const made = await makeStampKeys('Tổ chức cấp dấu thời gian mô phỏng');
  // Of several processes that start together the first one's stay.
  await writeFile(file, JSON.stringify(made), { flag: 'wx', mode: 0o600 }).catch(() => undefined);
  const kept = StampKeys.parse(JSON.parse(await readFile(file, 'utf8')));
  // To check with from outside: `motcua lgsp verify --ca`.
  await writeFile(file.replace(/\.json$/, '-ca.pem'), kept.authority);
  return kept;
}

/** An authority and a certificate of it, for time stamps unless another use is said. */
export async function makeStampKeys(
  name: string,
  { from = '2026-01-01', to = '2046-01-01', use = timeStamping } = {},
): Promise<StampKeys> {
  const generate = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const [root, own] = [await generate(), await generate()];
  const valid = { notBefore: new Date(from), notAfter: new Date(to), signingAlgorithm: algorithm };
  const authority = await X509CertificateGenerator.createSelfSigned({
    ...{ name: `CN=Nơi cấp chứng thư cho: ${name}`, keys: root, serialNumber: '01', ...valid },
    extensions: [new BasicConstraintsExtension(true, 0, true)],
  });
  const certificate = await X509CertificateGenerator.create({
    ...{ subject: `CN=${name}`, issuer: authority.subject, publicKey: own.publicKey, signingKey: root.privateKey },
    ...{ serialNumber: '02', ...valid },
    extensions: [new ExtendedKeyUsageExtension([use], true)],
  });
  const key = await crypto.subtle.exportKey('pkcs8', own.privateKey);
  return {
    authority: authority.toString('pem'),
    certificate: certificate.toString('pem'),
    key: PemConverter.encode(key, 'PRIVATE KEY'),
  };
}

/** An answer (DER) to a question (DER): granted and signed; `isWrong` stamps another text. */
export async function signTimeStamp(
  question: Uint8Array,
  { keys, at, isWrong }: { keys: StampKeys; at: Date; isWrong: boolean },
): Promise<Buffer> {
  const { messageImprint, nonce } = TimeStampReq.fromBER(ownBufferOf(question));
  if (isWrong) messageImprint.hashedMessage = new OctetString({ valueHex: ownBufferOf(randomBytes(32)) });
  const serial = randomBytes(8);
  serial[0] = 1;
  const info = new TSTInfo({
    ...{ version: 1, policy, messageImprint, genTime: at, ...(nonce && { nonce }) },
    serialNumber: new Integer({ valueHex: ownBufferOf(serial) }),
  });
  const content = info.toSchema().toBER();
  const certificateDer = new Uint8Array(PemConverter.decodeFirst(keys.certificate));
  const certificate = Certificate.fromBER(ownBufferOf(certificateDer));
  const wrapped = new EncapsulatedContentInfo({ eContentType: tstInfoType });
  // Given to the constructor it would be split in pieces, which is not the DER real authorities write.
  wrapped.eContent = new OctetString({ valueHex: content });
  const signed = new SignedData({
    version: 3,
    encapContentInfo: wrapped,
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: attributesOf(content, certificateDer) }),
      }),
    ],
    certificates: [certificate],
  });
  const der = createPrivateKey(keys.key).export({ format: 'der', type: 'pkcs8' });
  const key = await crypto.subtle.importKey('pkcs8', ownBufferOf(der), algorithm, false, ['sign']);
  await signed.sign(key, 0, 'SHA-256');
  const token = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
  const answer = new TimeStampResp({ status: new PKIStatusInfo({ status: 0 }), timeStampToken: token });
  return Buffer.from(answer.toSchema().toBER());
}

function attributesOf(content: ArrayBuffer, certificate: Uint8Array): Attribute[] {
  const digest = (bytes: Uint8Array) => new OctetString({ valueHex: ownBufferOf(hash('sha256', bytes, 'buffer')) });
  const certificateId = new Sequence({ value: [digest(certificate)] });
  return [
    new Attribute({ type: contentTypeAttribute, values: [new ObjectIdentifier({ value: tstInfoType })] }),
    new Attribute({ type: messageDigestAttribute, values: [digest(new Uint8Array(content))] }),
    new Attribute({
      type: signingCertificateV2,
      values: [new Sequence({ value: [new Sequence({ value: [certificateId] })] })],
    }),
  ];
}
