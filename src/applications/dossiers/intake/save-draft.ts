import { randomUUID } from 'node:crypto';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import type { Actor } from '#infrastructure/actor.ts';
import { findCurrentPackage } from '#applications/procedures/index.ts';
import { findAccount } from '#platform/identity/index.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { isSamePart } from '../course/current-form.ts';
import { DraftContent } from './drafts.contract.ts';
import { withContests } from '../known-data/contest.browser.ts';
import type { KnownData } from '../known-data/known.contract.ts';
import { lockKnown } from '../known-data/lock-known.ts';
import { findDraftForUpdate, findUntouchedDraft, insertDraft, updateDraft } from '../store/drafts.queries.ts';
import { refuse } from '../dossiers.errors.ts';

/** Bytes of a draft's content; a form has a limit of its own when it is handed in. */
const maxDraftBytes = 400_000;

/** Mở bản khai mới for the procedure's present version, begun with what the account already says of its owner; one begun before and never filled in is taken up again. */
export async function openDraft(
  deps: DossierDeps,
  { actor, procedureCode }: { actor: Actor; procedureCode: string },
): Promise<string> {
  const installed = await findCurrentPackage(deps.db, procedureCode);
  if (!installed) throw refuse('dossier.procedure_not_found', { code: procedureCode });
  if (!installed.definition.channels.includes('online')) throw refuse('dossier.channel_not_offered');
  const begun = { accountId: actor.id, procedureCode, packageVersion: installed.version };
  const untouched = await findUntouchedDraft(deps.db, begun);
  if (untouched) return untouched;
  const account = await findAccount(deps.db, actor.id);
  const content = DraftContent.parse({
    applicantPhone: account?.phone ?? null,
    applicantEmail: account?.email ?? null,
    areaCode: areaOf(installed.definition.level, account?.profile),
  });
  const draft = { id: randomUUID(), ...begun, content, amends: null };
  await inTransaction(deps.db, (tx) => insertDraft(tx, draft, deps.now()));
  return draft.id;
}

/** Where the applicant lives is where most procedures are decided: a first guess, to be changed freely. */
function areaOf(
  level: string,
  profile: { communeCode?: string | undefined; districtCode?: string | undefined } | undefined,
): string | null {
  if (level === 'commune') return profile?.communeCode ?? null;
  return level === 'district' ? (profile?.districtCode ?? null) : null;
}

/**
 * Lưu bản khai as one types. A save from a revision that is no longer the last one is refused, so that two devices never
 * overwrite each other unseen. Returns the new revision.
 */
export async function saveDraft(
  deps: DossierDeps,
  { actor, id, revision, content }: { actor: Actor; id: string; revision: number; content: DraftContent },
): Promise<{ revision: number; savedAt: string }> {
  if (Buffer.byteLength(JSON.stringify(content)) > maxDraftBytes) throw refuse('dossier.draft_too_large');
  const at = deps.now();
  return inTransaction(deps.db, async (tx) => {
    const draft = await findDraftForUpdate(tx, { id, accountId: actor.id });
    if (!draft) throw refuse('dossier.draft_not_found');
    if (draft.submittedAs) throw refuse('dossier.draft_submitted', { code: draft.submittedAs });
    if (draft.revision !== revision) throw refuse('dossier.draft_changed');
    // Of what is sent, only which values are contested and why is taken over.
    const known = withContests(
      draft.amends === null ? draft.content.known : unchangedParts(draft.content, content.form),
      ({ section, field }) => content.known[section]?.values[field]?.contest ?? null,
    );
    updateDraft(tx, {
      id,
      content: { ...content, covers: draft.content.covers, known, form: lockKnown(content.form, known) },
      at,
    });
    return { revision: revision + 1, savedAt: at.toISOString() };
  });
}

/** In a correction nobody is matched anew: a part that is changed is typed as a whole. */
function unchangedParts({ known, form }: Pick<DraftContent, 'known' | 'form'>, sent: DraftContent['form']): KnownData {
  return Object.fromEntries(Object.entries(known).filter(([section]) => isSamePart(form, sent, section)));
}
