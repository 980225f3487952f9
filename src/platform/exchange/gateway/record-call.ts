import type { Sealing } from '#infrastructure/sealing.ts';
import { z } from 'zod';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { PurposeClaims, type PurposeDecision } from './purpose.ts';

/** Điều ghi lại của một lượt: who called what, how it went and how long it took. No personal data. */
export const CallFacts = z.object({
  at: z.iso.datetime(),
  consumer: z.string(),
  service: z.string(),
  provider: z.string(),
  operation: z.string(),
  grant: z.string(),
  status: z.number().int(),
  /** `answered`, or the name of the fault; `started` and `passed` of a file that goes through as it comes. */
  outcome: z.string(),
  tookMs: z.number(),
  requestBytes: z.number(),
  requestDigest: z.string(),
  responseBytes: z.number(),
  responseDigest: z.string(),
  trace: z.string(),
  /** HMAC of the subject's number: what a person's looks are found by. */
  subjectKey: z.string().optional(),
  dossier: z.string().optional(),
});
export type CallFacts = z.infer<typeof CallFacts>;

/** Về ai và vì sao: sealed, and erased when the law says so. */
export const CallPerson = PurposeClaims.pick({
  officer: true,
  officerTitle: true,
  unit: true,
  procedure: true,
  dossier: true,
  article: true,
}).extend({
  kind: z.enum(['person', 'enterprise']),
  number: z.string(),
  emergency: z.string().nullable(),
  fields: z.array(z.string()),
});
export type CallPerson = z.infer<typeof CallPerson>;

export type RecordCall = (
  facts: Omit<CallFacts, 'subjectKey' | 'dossier'>,
  extra: { purpose: PurposeDecision | undefined; fields: readonly string[]; request?: Buffer; response?: Buffer },
) => Promise<number>;

/** Resolves once the call is on the disk, sealed; the answer goes out after that and not before. */
export function createRecordCall(log: EvidenceLog, sealing: Sealing): RecordCall {
  return (facts, { purpose, fields, request, response }) => {
    const { subject, claims } = purpose ?? {};
    const all: CallFacts = {
      ...facts,
      ...(subject && { subjectKey: sealing.keyOf(`${subject.kind}|${subject.number}`) }),
      ...(claims?.dossier && { dossier: claims.dossier }),
    };
    return log.append({
      facts: JSON.stringify(all),
      ...(purpose && { person: sealing.seal(JSON.stringify(personOf(purpose, fields))) }),
      ...(request && request.length > 0 && { request: sealing.seal(request.toString('utf8')) }),
      ...(response && response.length > 0 && { response: sealing.seal(response.toString('utf8')) }),
    });
  };
}

function personOf({ claims, subject }: PurposeDecision, fields: readonly string[]): CallPerson {
  const { officer, officerTitle, unit, procedure, dossier, article, emergency = null } = claims;
  return { ...subject, officer, officerTitle, unit, procedure, dossier, article, emergency, fields: [...fields] };
}
