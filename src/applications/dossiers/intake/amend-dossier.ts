import { randomUUID } from 'node:crypto';
import type { Actor } from '#infrastructure/actor.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { actOnDossier, type Acted } from '../actions/act-on-dossier.ts';
import { changeDossier, supplementDossier } from '../actions/supplement-dossier.ts';
import { allowedActions, factsOf } from '../course/allowed-actions.ts';
import { currentForm } from '../course/current-form.ts';
import type { DataCheck } from '../course/data-checks.contract.ts';
import type { KnownData } from '../known-data/known.contract.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { refuse } from '../dossiers.errors.ts';
import { listActions } from '../store/actions.queries.ts';
import { findAmendment, insertDraft, markDraftSubmitted, type Draft } from '../store/drafts.queries.ts';
import { getVisibleDossier } from '../views/visible-dossier.ts';
import { DraftContent } from './drafts.contract.ts';
import { handedDocuments } from './hand-in-draft.ts';

/** Whether a dossier may be supplemented or changed by its parties now. */
function purposeOf(actor: Actor, dossier: Parameters<typeof factsOf>[0]): 'supplement' | 'change' | undefined {
  const kinds = allowedActions(actor, factsOf(dossier), []).map(({ kind }) => kind);
  return (['supplement', 'change'] as const).find((kind) => kinds.includes(kind));
}

/** Sửa hồ sơ đã nộp: a form of the dossier's own version that begins with what it says now; one begun before is taken up again. */
export async function openAmendment(
  deps: DossierDeps,
  { actor, code }: { actor: Actor; code: string },
): Promise<string> {
  const dossier = await getVisibleDossier(deps, actor, code);
  if (!purposeOf(actor, dossier)) throw refuse('dossier.action_not_allowed', { code });
  const begun = await findAmendment(deps.db, { accountId: actor.id, code });
  if (begun) return begun;
  const form = currentForm((await listActions(deps.db, dossier.id)).map(({ action }) => action));
  const draft = {
    id: randomUUID(),
    accountId: actor.id,
    procedureCode: dossier.procedureCode,
    packageVersion: dossier.packageVersion,
    content: DraftContent.parse({
      ...{ areaCode: dossier.state.areaCode, form, delivery: dossier.state.delivery },
      known: stillWithheld(dossier.state.dataChecks, deps.now()),
    }),
    amends: code,
  };
  await inTransaction(deps.db, (tx) => insertDraft(tx, draft, deps.now()));
  return draft.id;
}

/** Gửi bản sửa: the supplement or change it stands for, and the form is spent, in one transaction. */
export async function handInAmendment(
  deps: DossierDeps,
  { actor, draft, commandId }: { actor: Actor; draft: Draft & { amends: string }; commandId: string },
): Promise<Acted> {
  const dossier = await getVisibleDossier(deps, actor, draft.amends);
  const kind = purposeOf(actor, dossier);
  if (!kind) throw refuse('dossier.action_not_allowed', { code: dossier.code });
  const command = { kind, commandId, revision: dossier.revision };
  return actOnDossier(deps, { actor, code: dossier.code, command }, async (acting) => {
    const { form } = draft.content;
    const input = { commandId, documents: handedDocuments(draft.content), form, note: '' };
    const course = await (kind === 'supplement' ? supplementDossier(acting, input) : changeDossier(acting, input));
    markDraftSubmitted(acting.tx, { id: draft.id, code: dossier.code });
    return course;
  });
}

/** Parts whose person was matched stay as they are while nothing of them is changed: what the register gave is not typed. */
function stillWithheld(checks: readonly DataCheck[], at: Date): KnownData {
  const left = checks.filter(({ doubt, outcome }) => doubt === 'withheld' && (outcome === null || outcome === 'taken'));
  const bySection = Map.groupBy(left, ({ path }) => path.split('.')[0] ?? '');
  return Object.fromEntries(
    [...bySection].map(([section, of]) => [
      section,
      {
        ...{ state: 'matched' as const, asked: '', at: at.toISOString(), values: {}, silent: [] },
        registers: [...new Set(of.map(({ register }) => register))],
        withheld: of.map(({ path }) => path.split('.')[1] ?? ''),
      },
    ]),
  );
}
