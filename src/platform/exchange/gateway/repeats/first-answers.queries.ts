import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#infrastructure/database/connect.ts';
import type { Sealing } from '#infrastructure/sealing.ts';

/** Câu trả lời được giữ, as it was given: after contract, rows and fields. `under` says which fields and rows those were. */
export const KeptAnswer = z.object({
  /** What the provider said, and what went out: a fault of SOAP is told with another. */
  answered: z.number().int(),
  status: z.number().int(),
  headers: z.record(z.string(), z.union([z.string(), z.number()])),
  body: z.base64(),
  under: z.string(),
});
export type KeptAnswer = z.infer<typeof KeptAnswer>;

/** A question under a key. Key and question are kept as HMACs only. */
export type KeyedQuestion = {
  consumer: string;
  service: string;
  operation: string;
  key: string;
  question: string;
  keptHours: number;
  /** How long nothing else is heard of a try at most, before its gateway is taken to be dead. */
  underWayMs: number;
  /** The provider knows the key as well: what may have been done may be asked again. */
  mayAskAgain: boolean;
};

/** What becomes of a question under a key: it is `ours` to ask, or was asked before. */
export type Claim =
  | { kind: 'ours'; attempt: Attempt }
  | { kind: 'given'; answer: KeptAnswer }
  | { kind: 'other_question' | 'under_way' | 'unknown' | 'not_kept' };

/** One try; each ending is written once, and only while the key is still this try's. */
export type Attempt = {
  /** `undefined` of an answer that is not kept. */
  answered: (answer: KeptAnswer | undefined) => Promise<void>;
  /** Whether the provider did what it was asked is not known. */
  unknown: () => Promise<void>;
  /** It certainly did not: the key is free again. */
  release: () => Promise<void>;
};

export type FirstAnswers = { claim: (asked: KeyedQuestion) => Promise<Claim> };

/**
 * Câu trả lời đầu in the database, for all gateways: the primary key settles which of two asks. Times are the database's own, so that
 * clocks of gateways that differ take no key from anybody. Whatever it throws means the key is not kept.
 */
export function firstAnswersIn(db: Db, sealing: Sealing): FirstAnswers {
  return {
    claim: async ({ consumer, service, operation, ...asked }) => {
      const keyDigest = sealing.keyOf(`idempotency-key|${asked.key}`);
      const questionDigest = sealing.keyOf(`question|${asked.question}`);
      const attempt = randomUUID();
      const ours: Claim = { kind: 'ours', attempt: attemptIn(db, sealing, attempt) };
      const at = { consumer, service, operation, key_digest: keyDigest };
      const { rows } = await sql<{ attempt: string }>`
        insert into exchange.first_answer as kept
          (consumer, service, operation, key_digest, question_digest, attempt, state, under_way_until, expires_at)
        values (${consumer}, ${service}, ${operation}, ${keyDigest}, ${questionDigest}, ${attempt}, 'under_way',
          now() + ${asked.underWayMs} * interval '1 millisecond', now() + ${asked.keptHours} * interval '1 hour')
        on conflict on constraint first_answer_pk do update set
          question_digest = excluded.question_digest, attempt = excluded.attempt, state = excluded.state,
          under_way_until = excluded.under_way_until, expires_at = excluded.expires_at, answer = null
        where kept.expires_at <= now()
          or (kept.question_digest = excluded.question_digest and ${asked.mayAskAgain}::boolean
            and (kept.state = 'unknown' or (kept.state = 'under_way' and kept.under_way_until <= now())))
        returning kept.attempt`.execute(db);
      if (rows.length > 0) return ours;
      const before = await db
        .selectFrom('exchange.first_answer')
        .select(['question_digest', 'state', 'answer'])
        .select(sql<boolean>`under_way_until > now()`.as('is_at_it'))
        .where((where) => where.and(at))
        .executeTakeFirst();
      // Let go of between the two statements: who asks again in a moment finds the key free.
      if (!before) return { kind: 'under_way' };
      if (before.question_digest !== questionDigest) return { kind: 'other_question' };
      if (before.state === 'answered') {
        if (before.answer === null) return { kind: 'not_kept' };
        return { kind: 'given', answer: KeptAnswer.parse(JSON.parse(sealing.open(before.answer))) };
      }
      return { kind: before.state === 'under_way' && before.is_at_it ? 'under_way' : 'unknown' };
    },
  };
}

function attemptIn(db: Db, sealing: Sealing, attempt: string): Attempt {
  const settle = async (change: { state: 'answered' | 'unknown'; answer: string | null }) => {
    await db
      .updateTable('exchange.first_answer')
      .set(change)
      .where('attempt', '=', attempt)
      .where('state', '=', 'under_way')
      .execute();
  };
  return {
    answered: (answer) => settle({ state: 'answered', answer: answer ? sealing.seal(JSON.stringify(answer)) : null }),
    unknown: () => settle({ state: 'unknown', answer: null }),
    release: async () => {
      await db
        .deleteFrom('exchange.first_answer')
        .where('attempt', '=', attempt)
        .where('state', '=', 'under_way')
        .execute();
    },
  };
}

/** Xóa câu trả lời hết giờ giữ. Gives how many. */
export async function deleteOldFirstAnswers(db: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('exchange.first_answer')
    .where('expires_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
