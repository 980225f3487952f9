import type { Actor } from '#infrastructure/actor.ts';
import type { Language } from '#infrastructure/language.ts';
import { fieldLabel, registerName } from '../definition/read-registers.ts';
import { selectAccesses } from '../reading/access.queries.ts';
import type { RegistryDeps } from '../reading/registry-deps.ts';
import { AccessView } from '../registry.contract.ts';
import { registryEn } from '../registry.en.ts';
import { registryVi } from '../registry.vi.ts';
import { subjectOfActor } from './subject-of.ts';

const pageSize = 50;

/**
 * Ai đã xem dữ liệu của tôi (N5): every look of the last page, newest first, own ones too. `next` pages on.
 */
export async function listAccesses(
  deps: RegistryDeps,
  { actor, before, lang }: { actor: Actor; before: { at: Date; id: string } | null; lang: Language },
): Promise<{ accesses: AccessView[]; next: { at: string; id: string } | null }> {
  const subject = subjectOfActor(actor);
  if (!subject) return { accesses: [], next: null };
  const rows = await selectAccesses(deps.db, { subject, before, limit: pageSize + 1 });
  const accesses = rows.slice(0, pageSize).map((row) => toView(deps, row, { actor, lang }));
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
  return { accesses, next: last ? { at: last.at.toISOString(), id: last.id } : null };
}

type Row = Awaited<ReturnType<typeof selectAccesses>>[number];

function toView(deps: RegistryDeps, row: Row, { actor, lang }: { actor: Actor; lang: Language }): AccessView {
  const register = deps.registers.get(row.register);
  const purpose = AccessView.shape.purpose.parse(row.purpose);
  const texts = lang === 'en' ? registryEn : registryVi;
  return {
    id: row.id,
    at: row.at.toISOString(),
    registerName: nameOf(purpose, texts) ?? registerName(deps.registers, row.register, lang),
    unitName: row.unit_name,
    postTitle: row.post_title,
    purpose,
    purposeText: texts[`registry.purpose.${purpose}`],
    article: row.article,
    dossierCode: row.dossier_code,
    reason: row.reason,
    fields: row.fields.map((path) => accountLabel(texts, row.register, path) ?? fieldLabel(register, path, lang)),
    outcome: AccessView.shape.outcome.parse(row.outcome),
    flagged: row.flagged,
    question: questionOf(row),
    mayAsk: row.asked_at === null && row.unit_id !== null && row.reader_id !== null && row.reader_id !== actor.id,
  };
}

/** Of what is no look at a register. */
function nameOf(purpose: AccessView['purpose'], texts: typeof registryEn | typeof registryVi): string | undefined {
  if (purpose === 'sign_on') return texts['registry.account'];
  return purpose === 'sent' ? texts['registry.sent'] : undefined;
}

/** What an account has is told in words of its own: it is no register. */
function accountLabel(texts: Readonly<Record<string, string>>, register: string, field: string): string | undefined {
  return register === 'account' ? texts[`registry.account.${field}`] : undefined;
}

function questionOf({ asked_at, question, due_at, answered_at, answer }: Row): AccessView['question'] {
  if (asked_at === null || question === null || due_at === null) return null;
  return {
    askedAt: asked_at.toISOString(),
    text: question,
    dueAt: due_at.toISOString(),
    answeredAt: answered_at?.toISOString() ?? null,
    answer,
  };
}
