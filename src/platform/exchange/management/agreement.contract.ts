import { z } from 'zod';

const words = {
  /** Số, ký hiệu of the document. */
  number: z.string().trim().min(1).max(100),
  signedOn: z.iso.date(),
  /** Names of the agencies that signed it. */
  agencies: z.array(z.string().trim().min(2).max(200)).min(2).max(10),
};

/** Một chữ ký số of the file, as papers found it: whether what was signed is as it was, and nothing was added since. */
export const AgreementSignature = z.object({
  signer: z.string(),
  issuer: z.string(),
  signedAt: z.iso.datetime().nullable(),
  isIntact: z.boolean(),
  coversAll: z.boolean(),
});
export type AgreementSignature = z.infer<typeof AgreementSignature>;

/** Văn bản thoả thuận kết nối, chia sẻ dữ liệu a grant is carried out under. */
export const AgreementView = z.object({
  ...words,
  sha256: z.string().nullable(),
  /** Null while the file itself is not here: a file of declarations tells its digest only. */
  sizeBytes: z.number().nullable(),
  /** Of the file when it was put to the grant; null while it is not here, or cannot be read for them. */
  signatures: z.array(AgreementSignature).nullable(),
});
export type AgreementView = z.infer<typeof AgreementView>;

export const AgreementInput = z.object({ ...words, uploadId: z.uuid() });
export type AgreementInput = z.infer<typeof AgreementInput>;

/** The same in a file of declarations. */
export const DeclaredAgreement = z.strictObject({
  number: words.number,
  date: words.signedOn,
  agencies: words.agencies,
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'không phải mã băm SHA-256')
    .nullable()
    .default(null),
});
export type DeclaredAgreement = z.infer<typeof DeclaredAgreement>;
