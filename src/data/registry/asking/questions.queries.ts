import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { Subject } from '../reading/registry-deps.ts';

/** A look at this subject's data; undefined for anybody else's. */
export async function findAccess(tx: Tx, { id, subject }: { id: string; subject: Subject }) {
  return tx
    .selectFrom('registry.access')
    .select(['id', 'reader_id', 'unit_id'])
    .where('id', '=', id)
    .where('subject_kind', '=', subject.kind)
    .where('subject_number', '=', subject.number)
    .executeTakeFirst();
}

/** False when the look has been asked about before. */
export async function insertQuestion(
  tx: Tx,
  question: { id: string; accessId: string; askedBy: string; at: Date; text: string; unitId: string; dueAt: Date },
): Promise<boolean> {
  const rows = await tx
    .insertInto('registry.access_question')
    .values({
      id: question.id,
      access_id: question.accessId,
      asked_by: question.askedBy,
      asked_at: question.at,
      question: question.text,
      unit_id: question.unitId,
      due_at: question.dueAt,
    })
    .onConflict((conflict) => conflict.column('access_id').doNothing())
    .returning('id')
    .execute();
  return rows.length > 0;
}

/** Questions these units have to answer, soonest due first; answered ones of the last days after them. */
export async function selectQuestions(db: Db, unitIds: readonly string[]) {
  if (unitIds.length === 0) return [];
  return db
    .selectFrom('registry.access_question as question')
    .innerJoin('registry.access as access', 'access.id', 'question.access_id')
    .leftJoin('identity.account as reader', 'reader.id', 'access.reader_id')
    .select([
      'question.id',
      'question.asked_at',
      'question.question',
      'question.due_at',
      'question.answered_at',
      'question.answer',
      'access.at',
      'access.register',
      'access.unit_name',
      'access.post_title',
      'access.purpose',
      'access.article',
      'access.dossier_code',
      'access.reason',
      'access.fields',
      'reader.full_name as reader_name',
    ])
    .where('question.unit_id', 'in', [...unitIds])
    .orderBy('question.answered_at', (order) => order.desc().nullsFirst())
    .orderBy('question.due_at')
    .limit(100)
    .execute();
}

export async function findQuestionForUpdate(tx: Tx, { id, unitIds }: { id: string; unitIds: readonly string[] }) {
  if (unitIds.length === 0) return undefined;
  return tx
    .selectFrom('registry.access_question')
    .select(['id', 'asked_by', 'answered_at', 'unit_id'])
    .where('id', '=', id)
    .where('unit_id', 'in', [...unitIds])
    .forUpdate()
    .executeTakeFirst();
}

export async function answerQuestion(
  tx: Tx,
  { id, at, by, title, answer }: { id: string; at: Date; by: string; title: string; answer: string },
): Promise<void> {
  await tx
    .updateTable('registry.access_question')
    .set({ answered_at: at, answered_by: by, answerer_title: title, answer })
    .where('id', '=', id)
    .execute();
}
