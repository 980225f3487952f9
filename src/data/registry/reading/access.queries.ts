import type { Db } from '#infrastructure/database/connect.ts';
import type { AccessPurpose, AccessView } from '../registry.contract.ts';
import type { Subject } from './registry-deps.ts';

export type Access = {
  id: string;
  at: Date;
  register: string;
  subject: Subject;
  readerId: string | null;
  unitId: string | null;
  unitName: string;
  postTitle: string;
  purpose: AccessPurpose;
  article: string;
  dossierCode: string | null;
  reason: string;
  fields: readonly string[];
  outcome: AccessView['outcome'];
  flagged: boolean;
};

/** Ghi một lượt khai thác; before the answer is handed on, so that nothing is seen unrecorded. */
export async function insertAccess(db: Db, access: Access): Promise<void> {
  await db.insertInto('registry.access').values(rowOf(access)).execute();
}

/** The same of a look that may be told more than once. */
export async function insertAccessOnce(db: Db, access: Access): Promise<void> {
  await db
    .insertInto('registry.access')
    .values(rowOf(access))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

const rowOf = (access: Access) => ({
  id: access.id,
  at: access.at,
  register: access.register,
  subject_kind: access.subject.kind,
  subject_number: access.subject.number,
  reader_id: access.readerId,
  unit_id: access.unitId,
  unit_name: access.unitName,
  post_title: access.postTitle,
  purpose: access.purpose,
  article: access.article,
  dossier_code: access.dossierCode,
  reason: access.reason,
  fields: [...access.fields],
  outcome: access.outcome,
  flagged: access.flagged,
});

/** Looks of a person's data, newest first, with the question asked about each; `before` pages on. */
export async function selectAccesses(
  db: Db,
  { subject, before, limit }: { subject: Subject; before: { at: Date; id: string } | null; limit: number },
) {
  return db
    .selectFrom('registry.access as access')
    .leftJoin('registry.access_question as question', 'question.access_id', 'access.id')
    .select([
      'access.id',
      'access.at',
      'access.register',
      'access.reader_id',
      'access.unit_id',
      'access.unit_name',
      'access.post_title',
      'access.purpose',
      'access.article',
      'access.dossier_code',
      'access.reason',
      'access.fields',
      'access.outcome',
      'access.flagged',
      'question.asked_at',
      'question.question',
      'question.due_at',
      'question.answered_at',
      'question.answer',
    ])
    .where('access.subject_kind', '=', subject.kind)
    .where('access.subject_number', '=', subject.number)
    .where('access.outcome', '!=', 'unavailable')
    .$if(before !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('access.at', 'access.id'), '<', tuple(before?.at ?? new Date(0), before?.id ?? '')),
      ),
    )
    .orderBy('access.at', 'desc')
    .orderBy('access.id', 'desc')
    .limit(limit)
    .execute();
}
