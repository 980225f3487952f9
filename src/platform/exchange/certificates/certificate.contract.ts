import { z } from 'zod';

export const requestStates = ['waiting', 'issued', 'refused', 'withdrawn'] as const;

/** Yêu cầu cấp chứng thư của một hệ thống, the last one. */
export const CertificateRequestView = z.object({
  id: z.uuid(),
  keyKind: z.string(),
  keyMark: z.string(),
  state: z.enum(requestStates),
  askedName: z.string(),
  askedAt: z.iso.datetime(),
  decidedName: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string(),
  mayDecide: z.boolean(),
});

/** Chứng thư còn hiệu lực do nền tảng cấp. */
export const IssuedCertificateView = z.object({
  serial: z.string(),
  issuedAt: z.iso.datetime(),
  notAfter: z.iso.datetime(),
  /** Tự động gia hạn: it was asked for by ACME, by an account that is still there to ask for the next. */
  renewsItself: z.boolean(),
});

/** Chứng thư của một hệ thống: what it asked for, what it was given, and how it renews by itself. */
export const SystemCertificates = z.object({
  code: z.string(),
  systemName: z.string(),
  /** Name in its certificates, which ACME clients ask for. */
  name: z.string(),
  request: CertificateRequestView.nullable(),
  issued: z.array(IssuedCertificateView),
  acmeKeys: z.array(z.object({ id: z.string(), createdAt: z.iso.datetime(), accounts: z.int() })),
  mayTakeAcmeKey: z.boolean(),
});
export type SystemCertificates = z.infer<typeof SystemCertificates>;

/** `directory`: address of ACME; null where no rule of issuing is in force. */
export const CertificatesView = z.object({
  directory: z.string().nullable(),
  systems: z.array(SystemCertificates),
});
export type CertificatesView = z.infer<typeof CertificatesView>;

/** PKCS#10 as PEM, or DER in base64. */
const mostCsrLetters = 16_384;
export const CertificateRequestInput = z.object({ id: z.uuid(), csr: z.string().min(1).max(mostCsrLetters) });
export type CertificateRequestInput = z.infer<typeof CertificateRequestInput>;

export const CertificateDecision = z.object({
  action: z.enum(['approve', 'refuse']),
  reason: z.string().trim().max(1000).default(''),
});
export type CertificateDecision = z.infer<typeof CertificateDecision>;

/** Nền tảng cấp chứng thư thế nào, as anybody may know it. */
export const Issuing = z.object({
  zone: z.string(),
  directory: z.string(),
  authority: z.string(),
  validDays: z.int(),
  renewDaysBefore: z.int(),
  acmeKeyDays: z.int(),
});
export type Issuing = z.infer<typeof Issuing>;
