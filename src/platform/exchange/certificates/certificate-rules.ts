import { z } from 'zod';

/** Quy tắc cấp chứng thư của nền tảng of a time; without one in force nothing is issued. */
export const CertificateRule = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date().optional(),
  verified: z.boolean().default(true),
  /** Zone of the names systems have in certificates: `<code of the system>.<zone>`, 64 characters at most (X.520). */
  zone: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/)
    .max(23),
  authorityName: z.string().min(3).max(64),
  authorityYears: z.int().min(1).max(30),
  validDays: z.int().min(1).max(825),
  /** In force of one system at a time: a client that forgets what it has asks anew at every start, and every gateway keeps them all. */
  mostInForce: z.int().min(2).max(1000),
  /** Clients renew so many days before the end. */
  renewDaysBefore: z.int().min(1).max(400),
  /** A list of revocations says that the next one comes within so many hours; half of them is how long an answer of OCSP holds. */
  listHours: z.int().min(1).max(720),
  /** The key that ties an ACME account to a system is to be used within so many days. */
  acmeKeyDays: z.int().min(1).max(365),
  orderHours: z.int().min(1).max(720),
  nonceMinutes: z.int().min(1).max(1440),
  source: z.string().min(5),
});
export type CertificateRule = z.infer<typeof CertificateRule>;
