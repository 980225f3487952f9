import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { readerOf, subjectOfActor } from '#data/registry/index.ts';
import { documentsFor, getPackage, pathsReadBy } from '#applications/procedures/index.ts';
import { createForm, formVariables } from '#platform/forms/index.ts';
import { findDraft, findDraftForUpdate, updateDraft, type Draft } from '../store/drafts.queries.ts';
import { refuse } from '../dossiers.errors.ts';
import { findCovers } from './find-covers.ts';
import { refreshKnown, type KnownDeps } from './refresh-known.ts';

/**
 * Bản khai với dữ liệu đã biết: asks the registers about whoever the parts are about now and keeps what they said in the draft.
 * `compare` names the parts whose declared persons are to be compared. A draft saved meanwhile is left as it is, and so is one that
 * amends a dossier: that begins with what the dossier says now, which may have been settled against the register.
 */
export async function refreshDraft(
  deps: KnownDeps,
  { actor, id, compare = [] }: { actor: Actor; id: string; compare?: readonly string[] },
): Promise<Draft> {
  const draft = await findDraft(deps.db, { id, accountId: actor.id });
  if (!draft) throw refuse('dossier.draft_not_found');
  if (draft.submittedAs !== null || draft.amends !== null) return draft;
  const installed = await getPackage(deps.db, draft.procedureCode, draft.packageVersion);
  const form = createForm(installed.form, { codeLists: deps.codeLists });
  const { content } = draft;
  const reader = readerOf(deps, actor);
  const decidedBy = pathsReadBy(installed);
  const ground = { kind: 'own_form', draftId: id } as const;
  const visitor = { decidedBy, reader, self: subjectOfActor(actor) ?? null, ground, compare };
  const asking = { form, data: content.form, known: content.known, ...visitor };
  const { data, known } = await refreshKnown(deps, asking);
  const today = vietnamDay(deps.now());
  const variables = formVariables(installed.form, form.evaluate(data, { today }).data, { today });
  const asked = documentsFor(installed.definition, variables).filter(({ id }) => !content.documents[id]?.length);
  // Covers are of who is signed in; somebody else's dossier has none.
  const owner = { subject: visitor.self ?? undefined, accountId: actor.id, reader, ground };
  const covers = content.owner ? {} : await findCovers(deps, { owner, asked, covers: content.covers });
  const changed = { ...content, form: data, known, covers };
  if (JSON.stringify(changed) === JSON.stringify(content)) return draft;
  return inTransaction(deps.db, async (tx) => {
    const now = await findDraftForUpdate(tx, { id, accountId: actor.id });
    if (!now || now.revision !== draft.revision || now.submittedAs !== null) return now ?? draft;
    updateDraft(tx, { id, content: changed, at: deps.now() });
    return { ...now, content: changed, revision: now.revision + 1 };
  });
}
