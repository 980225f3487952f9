import { canonicalJson, sha256 } from '#infrastructure/crypto.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { drawRandom } from '../random-bytes.ts';
import { insertEntry } from './management-log.queries.ts';

const saltBytes = 16;

export type RecordedChange = {
  at: Date;
  by: { accountId: string | null; name: string };
  action: string;
  subject: string;
  reason: string;
  /** What the axis, or the part of it that changes, was and is; only their digests are kept here. */
  state?: { before: unknown; after: unknown };
};

/** Ghi một mục nhật ký quản lý, in the transaction of the change; a gateway seals it within seconds. */
export async function recordChange(tx: Tx, { at, by, action, subject, reason, state }: RecordedChange): Promise<void> {
  const digests = state && { before: sha256(canonicalJson(state.before)), after: sha256(canonicalJson(state.after)) };
  await insertEntry(tx, {
    facts: salted(canonicalJson({ at, action, subject, ...digests })),
    person: salted(canonicalJson({ ...by, reason })),
  });
}

const salted = (text: string) => ({ text, salt: drawRandom(saltBytes).toString('base64url') });
