import {
  BasicConstraints,
  Certificate,
  ContentInfo,
  ExtKeyUsage,
  SignedData,
  TSTInfo,
  type FindIssuerCallback,
} from 'pkijs';
import { X509Certificate } from 'node:crypto';
import { ownBufferOf } from '#infrastructure/crypto.ts';

/** What a time stamp says once it holds: when the authority saw the text, and who the authority is. */
export type CheckedStamp = { at: Date; authority: string };

/** RFC 3161, 2.4.2. */
const tstInfoType = '1.2.840.113549.1.9.16.1.4';
/** RFC 3161, 2.3: the one use such a certificate has. */
const timeStamping = '1.3.6.1.5.5.7.3.8';
const extKeyUsageType = '2.5.29.37';
const commonNameType = '2.5.4.3';
/** SHA-256, SHA-384, SHA-512: of older ones two texts can be found that have the same. */
const strongDigests: ReadonlySet<string> = new Set(['1', '2', '3'].map((last) => `2.16.840.1.101.3.4.2.${last}`));
/** Signatures over SHA-1: RSA, ECDSA. Of MD5 the library knows nothing. */
const weakSignatures: ReadonlySet<string> = new Set(['1.2.840.113549.1.1.5', '1.2.840.10045.4.1']);
/** Two authorities that vouch for each other would be followed round and round. */
const mostIssuersAsked = 16;

/**
 * Kiểm dấu thời gian (RFC 3161): whether the token (DER) is over this text, signed by a certificate for time stamps that one of these
 * authorities (PEM, several in one text) stands behind at the time it names. Undefined when anything of that is not so.
 */
export async function checkTimeStamp(
  token: Uint8Array,
  { text, authorities }: { text: string; authorities: string },
): Promise<CheckedStamp | undefined> {
  try {
    const signed = signedDataOf(token);
    const { genTime, messageImprint } = tstInfoOf(signed);
    // One signature, the authority's (RFC 3161, 2.4.2).
    const [by, ...others] = signed.signerInfos;
    const digests = [messageImprint.hashAlgorithm, ...(by ? [by.digestAlgorithm] : [])];
    if (others.length > 0 || digests.some(({ algorithmId }) => !strongDigests.has(algorithmId))) return undefined;
    const verified = await signed.verify({
      ...{ signer: 0, checkChain: true, checkDate: genTime, extendedMode: true },
      findIssuer: issuersWithinBounds(),
      trustedCerts: readAuthorities(authorities),
      // The library holds its digest against the one in the token.
      data: ownBufferOf(Buffer.from(text)),
    });
    const signer = verified.signerCertificate;
    if (!verified.signatureVerified || !signer || !isForTimeStamps(signer)) return undefined;
    // The last is trusted for itself, not for its signature.
    const vouched = verified.certificatePath?.slice(0, -1) ?? [];
    if (vouched.some(({ signatureAlgorithm: { algorithmId } }) => weakSignatures.has(algorithmId))) return undefined;
    return { at: genTime, authority: nameOf(signer) };
  } catch {
    return undefined;
  }
}

/** Whether a PEM text names authorities that stamps can be checked by. */
export function isAuthorities(pem: string): boolean {
  try {
    return readAuthorities(pem).length > 0;
  } catch {
    return false;
  }
}

/** Each certificate of a PEM text. Throws when there is none, or one cannot be read. */
export function readAuthorities(pem: string): Certificate[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (found.length === 0) throw new Error('No certificate in PEM');
  return found.map((one) => Certificate.fromBER(ownBufferOf(new X509Certificate(one).raw)));
}

function issuersWithinBounds(): FindIssuerCallback {
  let asked = 0;
  return (certificate, engine) => {
    asked += 1;
    if (asked > mostIssuersAsked) throw new Error('A chain of certificates without an end');
    return engine.defaultFindIssuer(certificate, engine);
  };
}

function signedDataOf(token: Uint8Array): SignedData {
  const { contentType, content } = ContentInfo.fromBER(ownBufferOf(token));
  if (contentType !== ContentInfo.SIGNED_DATA) throw new Error('Not signed data');
  return new SignedData({ schema: content });
}

function tstInfoOf({ encapContentInfo: { eContentType, eContent } }: SignedData): TSTInfo {
  if (eContentType !== tstInfoType || !eContent) throw new Error('Not a time stamp');
  return TSTInfo.fromBER(eContent.getValue());
}

function isForTimeStamps({ extensions = [] }: Certificate): boolean {
  const isAuthority = extensions.some(({ parsedValue }) => parsedValue instanceof BasicConstraints && parsedValue.cA);
  const use = extensions.find(({ extnID }) => extnID === extKeyUsageType);
  const uses = use?.parsedValue instanceof ExtKeyUsage ? use.parsedValue.keyPurposes : [];
  return !isAuthority && use?.critical === true && uses.length === 1 && uses[0] === timeStamping;
}

function nameOf({ subject }: Certificate): string {
  const named = subject.typesAndValues.find(({ type }) => type === commonNameType);
  return String(named?.value.valueBlock.value ?? '');
}
