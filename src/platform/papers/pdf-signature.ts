import { z } from 'zod';

/** Một chữ ký số of a PDF. Who vouches for the certificate is named, not judged. */
export const PdfSignature = z.object({
  /** Whose certificate it is, and who issued that; empty where it cannot be read. */
  signer: z.string(),
  issuer: z.string(),
  /** By the signer's own clock. */
  signedAt: z.iso.datetime().nullable(),
  /** What was signed is still as it was. */
  isIntact: z.boolean(),
  /** Nothing was added to the file after it. */
  coversAll: z.boolean(),
});
export type PdfSignature = z.infer<typeof PdfSignature>;
