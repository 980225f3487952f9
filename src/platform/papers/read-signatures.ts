import { PDF } from '@libpdf/core';
import { ContentInfo, SignedData, SignedDataVerifyError, type Certificate, type SignerInfo } from 'pkijs';
import { ownBufferOf } from '#infrastructure/crypto.ts';
import type { PdfSignature } from './pdf-signature.ts';

const commonName = '2.5.4.3';
const signingTime = '1.2.840.113549.1.9.5';
const timestamp = 'ETSI.RFC3161';

/**
 * Đọc và kiểm tra các chữ ký số of a PDF, in the order of the file: whether what each signed is still as it was, and whether it signed the
 * whole file. Who vouches for the certificates is not judged here, only named. Runs in the thread that checks files: parsers fed by strangers may hang.
 */
export async function readSignatures(bytes: Uint8Array): Promise<PdfSignature[]> {
  const pdf = await PDF.load(bytes);
  const found: { end: number; signature: PdfSignature }[] = [];
  for (const field of pdf.getForm()?.getSignatureFields() ?? []) {
    const signed = field.getSignatureDict();
    if (!signed || signed.getName('SubFilter')?.value === timestamp) continue;
    const range = signed.getArray('ByteRange');
    const numbers = Array.from({ length: range?.length ?? 0 }, (_, index) => {
      const item = range?.at(index);
      return item?.type === 'number' ? item.value : Number.NaN;
    });
    const end = (numbers[2] ?? 0) + (numbers[3] ?? 0);
    found.push({ end, signature: await readOne(bytes, numbers) });
  }
  return found.toSorted((a, b) => a.end - b.end).map(({ signature }) => signature);
}

const unreadable: PdfSignature = { signer: '', issuer: '', signedAt: null, isIntact: false, coversAll: false };

/** What is signed is all but the gap, and the gap is the signature itself and nothing else. */
async function readOne(bytes: Uint8Array, [from, length, next, rest]: readonly number[]): Promise<PdfSignature> {
  if (from !== 0 || !length || !next || !rest || next <= length || next + rest > bytes.length) return unreadable;
  const gap = Buffer.from(bytes.subarray(length, next)).toString('latin1');
  if (!/^<[0-9a-fA-F]+>$/.test(gap)) return unreadable;
  const data = Buffer.concat([bytes.subarray(0, length), bytes.subarray(next, next + rest)]);
  try {
    const signed = new SignedData({ schema: ContentInfo.fromBER(Buffer.from(gap.slice(1, -1), 'hex')).content });
    const [by] = signed.signerInfos;
    if (!by || signed.signerInfos.length !== 1) return unreadable;
    const checked = await signed.verify({ signer: 0, data: ownBufferOf(data), extendedMode: true }).catch(failed);
    const certificate = checked?.signerCertificate;
    return {
      signer: certificate ? nameOf(certificate.subject) : '',
      issuer: certificate ? nameOf(certificate.issuer) : '',
      signedAt: timeOf(by),
      isIntact: checked?.signatureVerified === true,
      coversAll:
        Buffer.from(bytes.subarray(next + rest))
          .toString('latin1')
          .trim() === '',
    };
  } catch {
    return unreadable;
  }
}

/** A signature that does not hold still says whose it claims to be. */
const failed = (error: unknown) => (error instanceof SignedDataVerifyError ? error : undefined);

function nameOf({ typesAndValues }: Certificate['subject']): string {
  const named = typesAndValues.find(({ type }) => type === commonName) ?? typesAndValues[0];
  const value: unknown = named?.value.valueBlock.value;
  return typeof value === 'string' ? value.slice(0, 200) : '';
}

/** What the signer's own clock said. */
function timeOf({ signedAttrs }: SignerInfo): string | null {
  const value: unknown = signedAttrs?.attributes.find(({ type }) => type === signingTime)?.values[0];
  const at = typeof value === 'object' && value && 'toDate' in value ? value.toDate : undefined;
  const date: unknown = typeof at === 'function' ? at.call(value) : undefined;
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
}
