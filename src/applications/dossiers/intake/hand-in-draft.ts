import type { Actor } from '#infrastructure/actor.ts';
import { once } from '#infrastructure/command.queries.ts';
import { getPackage } from '#applications/procedures/index.ts';
import { findAccount, type Account } from '#platform/identity/index.ts';
import { Acted } from '../actions/act-on-dossier.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import type { Parties, Party } from '../dossiers.contract.ts';
import { refuse } from '../dossiers.errors.ts';
import type { DraftContent } from './drafts.contract.ts';
import { originsOf } from '../known-data/lock-known.ts';
import { subjectParts } from '../known-data/subject-parts.ts';
import { findDraftForUpdate, markDraftSubmitted } from '../store/drafts.queries.ts';
import type { HandedDocument } from './snapshot-documents.ts';
import { submitDossier } from './submit-dossier.ts';

/**
 * Nộp hồ sơ trực tuyến from a draft, as it was when registers were last asked (`revision`): the applicant is who is signed in, never what the form says. The draft is spent in the same
 * transaction, so a second press of the button, or a second device, gets the same dossier.
 */
export async function handInDraft(
  deps: DossierDeps,
  { actor, draftId, revision, commandId }: { actor: Actor; draftId: string; revision?: number; commandId: string },
): Promise<Acted> {
  const account = await findAccount(deps.db, actor.id);
  if (!account) throw refuse('dossier.draft_not_found');
  return once(deps.db, {
    command: { id: commandId, actorId: actor.id, name: `submit ${draftId}` },
    at: deps.now(),
    answer: Acted,
    work: async (tx) => {
      const draft = await findDraftForUpdate(tx, { id: draftId, accountId: actor.id });
      if (!draft) throw refuse('dossier.draft_not_found');
      if (draft.submittedAs) return { code: draft.submittedAs, revision: 1 };
      // What registers said is of the draft they were asked about: one changed since would carry their word for other people.
      if (revision !== undefined && draft.revision !== revision) throw refuse('dossier.draft_changed');
      const { content } = draft;
      const installed = await getPackage(tx, draft.procedureCode, draft.packageVersion);
      const { dossier } = await submitDossier(
        tx,
        deps,
        {
          commandId,
          installed,
          channel: 'online',
          parties: partiesOf(account, content),
          form: content.form,
          origins: originsOf(content.form, content.known, subjectParts(installed.form.definition)),
          documents: handedDocuments(content),
          covers: content.owner ? {} : content.covers,
          delivery: content.delivery,
          areaCode: content.areaCode,
          receivedUnitId: null,
          helpedUnitId: null,
        },
        { actor, name: { id: actor.id, name: actor.name, unitId: null, title: null } },
      );
      markDraftSubmitted(tx, { id: draftId, code: dossier.code });
      return { code: dossier.code, revision: dossier.revision };
    },
  });
}

export function handedDocuments(content: Pick<DraftContent, 'documents'>): HandedDocument[] {
  return Object.entries(content.documents).flatMap(([documentId, uploads]) =>
    uploads.map((uploadId) => ({ documentId, uploadId, originals: 0, copies: 0 })),
  );
}

/** Người nộp từ tài khoản; chủ hồ sơ là chính người đó nếu không khai người khác. */
export function partiesOf(account: Account, content: DraftContent): Parties {
  const applicant: Party = {
    kind: account.kind === 'enterprise' ? 'enterprise' : 'citizen',
    name: account.fullName,
    personalId: account.personalId,
    taxCode: account.taxCode,
    phone: content.applicantPhone || account.phone,
    email: content.applicantEmail || account.email,
    address: account.profile.address ?? null,
  };
  const { owner } = content;
  if (!owner) return { applicant, owner: applicant, authorisation: null };
  const authorisation = content.authorisation && { ...content.authorisation, issuedOn: null };
  if (!authorisation?.number) throw refuse('dossier.authorisation_missing');
  return { applicant, owner, authorisation };
}
