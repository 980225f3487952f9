import { hash, randomBytes } from 'node:crypto';
import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp, TSTInfo, SignedData } from 'pkijs';
import { ownBufferOf } from '#infrastructure/crypto.ts';

/** RFC 3161, 3.4. */
export const queryType = 'application/timestamp-query';
export const replyType = 'application/timestamp-reply';
export const sha256Type = '2.16.840.1.101.3.4.2.1';
/** `granted` and `grantedWithMods`, RFC 3161, 2.4.2. */
const granted: ReadonlySet<number> = new Set([0, 1]);

export type TimeStampQuestion = { bytes: ArrayBuffer; nonce: string };

/** Câu hỏi xin dấu thời gian: of the text only its SHA-256 goes out; the certificate is to come with the answer. */
export function writeQuestion(text: string): TimeStampQuestion {
  const nonce = randomBytes(8);
  // A positive number, written as short as DER wants it.
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  const question = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Type, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: ownBufferOf(hash('sha256', text, 'buffer')) }),
    }),
    nonce: new Integer({ valueHex: ownBufferOf(nonce) }),
    certReq: true,
  });
  return { bytes: question.toSchema().toBER(), nonce: nonce.toString('hex') };
}

/** The token (DER) of an answer to this question. Throws when it was not granted, or answers another question. */
export function readToken(answer: Uint8Array, { nonce }: TimeStampQuestion): Uint8Array {
  const { status, timeStampToken } = TimeStampResp.fromBER(ownBufferOf(answer));
  if (!granted.has(status.status) || !timeStampToken)
    throw new Error(`Time stamp refused with status ${status.status}`);
  const { eContent } = new SignedData({ schema: timeStampToken.content }).encapContentInfo;
  if (!eContent) throw new Error('Not a time stamp');
  const given = TSTInfo.fromBER(eContent.getValue()).nonce?.valueBlock.valueHexView;
  if (!given || Buffer.from(given).toString('hex') !== nonce) throw new Error('A time stamp for another question');
  return new Uint8Array(timeStampToken.toSchema().toBER());
}
