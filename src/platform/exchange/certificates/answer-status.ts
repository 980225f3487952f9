import { hash } from 'node:crypto';
import { Constructed, Enumerated, GeneralizedTime, OctetString, Primitive } from 'asn1js';
import { AlgorithmIdentifier, BasicOCSPResponse, Certificate, CertID, CryptoEngine, OCSPRequest } from 'pkijs';
import { OCSPResponse, ResponseBytes, ResponseData, SingleResponse } from 'pkijs';
import { vietnamDay, hourMs } from '#infrastructure/clock.ts';
import { ownBufferOf } from '#infrastructure/crypto.ts';
import { ruleOn } from '../dated-rules.ts';
import type { CertificateDeps } from './certificate-deps.ts';
import { findIssued } from './certificates.queries.ts';
import type { CertificateAuthority } from './open-authorities.ts';
import { standingOf, type Revocation } from './standing.ts';

const engine = new CryptoEngine({ crypto });
const nonceExtension = '1.3.6.1.5.5.7.48.1.2';
const basicResponse = '1.3.6.1.5.5.7.48.1.1';
const mostAsked = 10;
/** OCSPResponseStatus, RFC 6960, 4.2.1. */
const malformedRequest = 1;
/** Class of tags whose meaning is their place's own. */
const inContext = 3;

type Standing = 'good' | 'unknown' | Revocation;

/** Trả lời tình trạng chứng thư (OCSP, RFC 6960), DER, signed by the authority itself; undefined where its key is not here. */
export async function answerStatus(
  deps: CertificateDeps,
  { authorityId, question }: { authorityId: string; question: Uint8Array },
): Promise<Buffer | undefined> {
  const { now, rules, authorities } = deps;
  const at = now();
  const authority = authorities.find(({ id }) => id === authorityId);
  const rule = ruleOn(rules.certificates, vietnamDay(at));
  if (!authority || !rule) return undefined;
  const request = readQuestion(question);
  const asked = request?.tbsRequest.requestList ?? [];
  if (!request || asked.length === 0 || asked.length > mostAsked) return malformed();

  const own = Certificate.fromBER(authority.certificate.rawData);
  // Half as long as a list of revocations holds.
  const nextUpdate = new Date(at.getTime() + (rule.listHours * hourMs) / 2);
  const responses: SingleResponse[] = [];
  for (const { reqCert } of asked) {
    const standing = await findStanding(deps, { authority, own, certId: reqCert });
    const certStatus = statusOf(standing);
    responses.push(new SingleResponse({ certID: reqCert, certStatus, thisUpdate: at, nextUpdate }));
  }
  const nonce = request.tbsRequest.requestExtensions?.filter(({ extnID }) => extnID === nonceExtension) ?? [];
  const key = own.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  const answer = new BasicOCSPResponse({
    tbsResponseData: new ResponseData({
      responderID: new OctetString({ valueHex: ownBufferOf(hash('sha1', key, 'buffer')) }),
      ...{ producedAt: at, responses },
      ...(nonce.length === 1 && { responseExtensions: nonce }),
    }),
    certs: [own],
  });
  await answer.sign(authority.key, authority.algorithm.hash, engine);
  const response = new OctetString({ valueHex: answer.toSchema().toBER() });
  return derOf(
    new OCSPResponse({
      responseStatus: new Enumerated({ value: 0 }),
      responseBytes: new ResponseBytes({ responseType: basicResponse, response }),
    }),
  );
}

const malformed = (): Buffer =>
  derOf(new OCSPResponse({ responseStatus: new Enumerated({ value: malformedRequest }) }));

const derOf = (response: OCSPResponse): Buffer => Buffer.from(response.toSchema().toBER());

function readQuestion(question: Uint8Array): OCSPRequest | undefined {
  try {
    return OCSPRequest.fromBER(ownBufferOf(question));
  } catch {
    return undefined;
  }
}

/** Of a certificate we issued; one of another authority, or that is not known, is unknown. */
async function findStanding(
  { db }: CertificateDeps,
  { authority, own, certId }: { authority: CertificateAuthority; own: Certificate; certId: CertID },
): Promise<Standing> {
  const hashAlgorithm = hashNames[certId.hashAlgorithm.algorithmId];
  if (hashAlgorithm === undefined) return 'unknown';
  const ours = new CertID({ serialNumber: certId.serialNumber, hashAlgorithm: new AlgorithmIdentifier() });
  await ours.createForCertificate(own, { hashAlgorithm, issuerCertificate: own }, engine);
  const isOurs = ours.issuerNameHash.isEqual(certId.issuerNameHash) && ours.issuerKeyHash.isEqual(certId.issuerKeyHash);
  const serial = Buffer.from(certId.serialNumber.valueBlock.valueHexView).toString('hex');
  const found = isOurs ? await findIssued(db, serial) : undefined;
  if (found?.authorityId !== authority.id) return 'unknown';
  return standingOf(found) ?? 'good';
}

const hashNames: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
};

function statusOf(standing: Standing): Primitive | Constructed {
  if (standing === 'good') return new Primitive({ idBlock: { tagClass: inContext, tagNumber: 0 } });
  if (standing === 'unknown') return new Primitive({ idBlock: { tagClass: inContext, tagNumber: 2 } });
  const why = new Constructed({
    idBlock: { tagClass: inContext, tagNumber: 0 },
    value: [new Enumerated({ value: standing.reason })],
  });
  return new Constructed({
    idBlock: { tagClass: inContext, tagNumber: 1 },
    value: [new GeneralizedTime({ valueDate: standing.since }), ...(standing.reason === 0 ? [] : [why])],
  });
}
