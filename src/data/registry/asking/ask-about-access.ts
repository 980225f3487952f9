import { randomUUID } from 'node:crypto';
import { unitsWithRole, type Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Language } from '#infrastructure/language.ts';
import { computeDue } from '#platform/calendar/index.ts';
import { fieldLabel, registerName } from '../definition/read-registers.ts';
import type { RegistryDeps } from '../reading/registry-deps.ts';
import { AccessView } from '../registry.contract.ts';
import { registryEn } from '../registry.en.ts';
import { refuse } from '../registry.errors.ts';
import { registryVi } from '../registry.vi.ts';
import {
  answerQuestion,
  findAccess,
  findQuestionForUpdate,
  insertQuestion,
  selectQuestions,
} from './questions.queries.ts';
import type { QuestionView } from './questions.contract.ts';
import { subjectOfActor } from './subject-of.ts';

/**
 * Hỏi về một lượt xem dữ liệu của mình: the unit that looked has to answer within the term of the law. Asked once a look; a look of
 * one's own, or of the system alone, is nobody's to answer.
 */
export async function askAboutAccess(
  deps: RegistryDeps,
  { actor, accessId, question }: { actor: Actor; accessId: string; question: string },
): Promise<void> {
  const subject = subjectOfActor(actor);
  const at = deps.now();
  await inTransaction(deps.db, async (tx) => {
    const access = subject && (await findAccess(tx, { id: accessId, subject }));
    if (!access) throw refuse('registry.not_found');
    if (!access.unit_id || !access.reader_id || access.reader_id === actor.id) throw refuse('registry.nobody_to_ask');
    const unit = answeringUnit(deps, access.unit_id, at);
    const { term } = deps.dataAccessRules.questions;
    const { dueAt } = computeDue({ term, from: at, ...deps.calendars(unit.agencyCode, vietnamDay(at)) });
    const asked = { id: randomUUID(), accessId, askedBy: actor.id, at, text: question, unitId: unit.id, dueAt };
    if (!(await insertQuestion(tx, asked))) throw refuse('registry.asked_already');
  });
}

/** The unit that looked; when nobody leads it, as many a one-stop desk, the unit above. */
function answeringUnit({ organisation }: RegistryDeps, unitId: string, at: Date): { id: string; agencyCode: string } {
  const on = vietnamDay(at);
  const unit = organisation.findUnit(unitId, on);
  const isLed = organisation.officersWithRole({ unitId, role: 'leader', at }).length > 0;
  const above = unit?.parentUnitId ? organisation.findUnit(unit.parentUnitId, on) : undefined;
  const answering = isLed ? unit : (above ?? unit);
  return { id: answering?.id ?? unitId, agencyCode: answering?.agencyCode ?? '' };
}

/** Câu hỏi phải trả lời, of the units the official leads. */
export async function listQuestions(
  { db, registers, now }: RegistryDeps,
  { actor, lang }: { actor: Actor; lang: Language },
): Promise<QuestionView[]> {
  const rows = await selectQuestions(db, unitsWithRole(actor, 'leader'));
  const texts = lang === 'en' ? registryEn : registryVi;
  return rows.map((row) => {
    const register = registers.get(row.register);
    const purpose = AccessView.shape.purpose.parse(row.purpose);
    return {
      id: row.id,
      askedAt: row.asked_at.toISOString(),
      question: row.question,
      dueAt: row.due_at.toISOString(),
      late: row.answered_at === null && row.due_at < now(),
      answeredAt: row.answered_at?.toISOString() ?? null,
      answer: row.answer,
      look: {
        at: row.at.toISOString(),
        registerName: registerName(registers, row.register, lang),
        readerName: row.reader_name ?? '',
        unitName: row.unit_name,
        postTitle: row.post_title,
        purposeText: texts[`registry.purpose.${purpose}`],
        article: row.article,
        dossierCode: row.dossier_code,
        reason: row.reason,
        fields: row.fields.map((path) => fieldLabel(register, path, lang)),
      },
    };
  });
}

/** Trả lời, once, by who leads the unit. */
export async function answerAboutAccess(
  deps: RegistryDeps,
  { actor, id, answer }: { actor: Actor; id: string; answer: string },
): Promise<void> {
  const unitIds = unitsWithRole(actor, 'leader');
  await inTransaction(deps.db, async (tx) => {
    const question = await findQuestionForUpdate(tx, { id, unitIds });
    if (!question) throw refuse('registry.not_found');
    if (question.answered_at) throw refuse('registry.answered_already');
    const post = actor.posts.find(({ unitId }) => unitId === question.unit_id);
    await answerQuestion(tx, { id, at: deps.now(), by: actor.id, title: post?.title ?? '', answer });
  });
}
