import { vietnamDay } from '#infrastructure/clock.ts';
import type { Sealing } from '#infrastructure/sealing.ts';
import { z } from 'zod';
import { purposeKinds } from '../exchange.contract.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import type { BodySealOn } from '../kept-bodies/keep-body-keys.ts';
import type { PurposeDecision } from './purpose.ts';
import { purposeKindOf, RecordedPurpose } from './purpose-claims.ts';

/** Điều ghi lại của một lượt: who called what, how it went and how long it took. No personal data. */
export const CallFacts = z.object({
  at: z.iso.datetime(),
  consumer: z.string(),
  service: z.string(),
  provider: z.string(),
  operation: z.string(),
  grant: z.string(),
  status: z.number().int(),
  /**
   * `answered`, `replayed` of a first answer that was kept, `tried` of a trial, or the name of the fault; `decoy_shown` and
   * `dead_key_shown` of a leaked key; `started` and `passed` of a file that goes through as it comes; `broken_off` of a file that did
   * not, and of a question given up because nobody waited for its answer any more.
   */
  outcome: z.string(),
  tookMs: z.number(),
  requestBytes: z.number(),
  requestDigest: z.string(),
  responseBytes: z.number(),
  responseDigest: z.string(),
  trace: z.string(),
  /** Of a leaked key that was shown: its id, and the address it came from. */
  leaked: z.object({ key: z.string(), from: z.string() }).optional(),
  /** Of a trial of the connection (outcome `tried`): which, and the account that asked. */
  trial: z.object({ id: z.string(), by: z.string() }).optional(),
  /** Of a composed call: its span, by which its parts are known; of a part the same, and its name. */
  composed: z.object({ call: z.string(), part: z.string().optional() }).optional(),
  /** HMAC of the subject's number: what a person's looks are found by. */
  subjectKey: z.string().optional(),
  dossier: z.string().optional(),
  /** Of a service whose bodies are kept: the day whose key they are sealed with, or `left_out` where there was no key and they are not kept. */
  bodies: z.union([z.iso.date(), z.literal('left_out')]).optional(),
  /** Of a call for personal data: on what ground it was let in. */
  purpose: z.enum(purposeKinds).optional(),
});
export type CallFacts = z.infer<typeof CallFacts>;

const Subject = z.object({ kind: z.enum(['person', 'enterprise']), number: z.string() });

/** Về ai và vì sao: sealed, and erased when the law says so. */
export const CallPerson = RecordedPurpose.extend({
  ...Subject.partial().shape,
  /** Whom else a message names. */
  others: z.array(Subject).default([]),
  emergency: z.string().nullable(),
  fields: z.array(z.string()),
});
export type CallPerson = z.infer<typeof CallPerson>;

export type RecordCall = (
  facts: Omit<CallFacts, 'subjectKey' | 'dossier' | 'purpose' | 'bodies'>,
  extra: { purpose: PurposeDecision | undefined; fields: readonly string[]; request?: Buffer; response?: Buffer },
) => Promise<number>;

/** Resolves once the call is on the disk, sealed; the answer goes out after that and not before. */
export function createRecordCall(log: EvidenceLog, sealing: Sealing, bodySealOn: BodySealOn): RecordCall {
  return (facts, { purpose, fields, request, response }) => {
    const { subject, claims } = purpose ?? {};
    const { bodies, ...sections } = sealBodies(bodySealOn, facts.at, { request, response });
    const all: CallFacts = {
      ...facts,
      ...(subject && { subjectKey: sealing.keyOf(`${subject.kind}|${subject.number}`) }),
      ...(claims && { purpose: purposeKindOf(claims) }),
      ...(claims?.dossier && { dossier: claims.dossier }),
      ...(bodies && { bodies }),
    };
    return log.append({
      facts: JSON.stringify(all),
      ...(purpose && { person: sealing.seal(JSON.stringify(personOf(purpose, fields))) }),
      ...sections,
    });
  };
}

/** Without the key of the day the call goes on: digests of its bodies are on record, and that the bodies themselves are not. */
function sealBodies(
  bodySealOn: BodySealOn,
  at: string,
  { request, response }: { request: Buffer | undefined; response: Buffer | undefined },
): { bodies?: string; request?: string; response?: string } {
  const texts = { request: textOf(request), response: textOf(response) };
  if (!texts.request && !texts.response) return {};
  const bodies = vietnamDay(new Date(at));
  const ofDay = bodySealOn(bodies);
  if (!ofDay) return { bodies: 'left_out' };
  return {
    bodies,
    ...(texts.request && { request: ofDay.seal(texts.request) }),
    ...(texts.response && { response: ofDay.seal(texts.response) }),
  };
}

const textOf = (body: Buffer | undefined): string | undefined => body?.toString('utf8');

function personOf({ claims, subject, others }: PurposeDecision, fields: readonly string[]): CallPerson {
  const { emergency = null } = claims;
  return CallPerson.parse({ ...claims, ...subject, others, emergency, fields: [...fields] });
}
