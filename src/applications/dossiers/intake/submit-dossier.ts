import { randomUUID } from 'node:crypto';
import type { Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { publish } from '#infrastructure/jobs/publish.queries.ts';
import {
  authorityOn,
  chooseVariant,
  computeFees,
  documentsFor,
  type InstalledPackage,
} from '#applications/procedures/index.ts';
import { createForm, formVariables } from '#platform/forms/index.ts';
import { findAccountByNumber } from '#platform/identity/index.ts';
import { genesisHash, type ActionActor, type DossierAction } from '../course/dossier-action.ts';
import { dossierEvents } from '../dossier-events.ts';
import { allocateCode } from './dossier-code.ts';
import type { InTransaction } from '../dossier-deps.ts';
import { openProjection } from '../course/dossier-state.ts';
import { insertDocuments } from '../store/documents.queries.ts';
import type { Covers } from '../known-data/cover.contract.ts';
import type { Origins } from '../known-data/known.contract.ts';
import type { DocumentSnapshot, Parties, PostalReceipt, ResultDelivery } from '../dossiers.contract.ts';
import { refuse } from '../dossiers.errors.ts';
import { beginDossier } from '../actions/perform-action.ts';
import type { Course } from '../course/course.ts';
import type { Dossier } from '../course/dossier.ts';
import { snapshotFormFiles } from './form-files.ts';
import { checkParties } from './parties.policy.ts';
import { coveredDocument, snapshotDocuments, type HandedDocument } from './snapshot-documents.ts';

export type Submission = {
  commandId: string;
  installed: InstalledPackage;
  channel: 'online' | 'counter' | 'post';
  parties: Parties;
  form: Record<string, unknown>;
  documents: readonly HandedDocument[];
  /** What stands in place of papers that are not handed in. */
  covers: Covers;
  delivery: ResultDelivery;
  /** Commune or district whose authority decides; not used by provincial procedures. */
  areaCode: string | null;
  /** Desk that received it, when handed in at a counter; otherwise the authority's own desk. */
  receivedUnitId: string | null;
  helpedUnitId: string | null;
  /** Of a dossier that came by public post. */
  postal?: PostalReceipt;
  /** By path, of values a shared database could know. */
  origins: Origins;
};

/** What nobody types because the authority takes it from a register. */
const leftToRegisters = (origins: Origins): ReadonlySet<string> =>
  new Set(Object.entries(origins).flatMap(([path, { doubt }]) => (doubt === 'withheld' ? [path] : [])));

type By = { actor: Actor; name: ActionActor };

/**
 * Nộp hồ sơ: checks the whole dossier (form, papers, authority), gives it its code and starts its process, in the caller's
 * transaction. Refuses with what is wrong and where; nothing is kept of a refused submission but the draft.
 */
export async function submitDossier(
  tx: Tx,
  deps: InTransaction,
  submission: Submission,
  { actor, name }: By,
): Promise<Course> {
  const at = deps.now();
  const on = vietnamDay(at);
  const { installed, channel } = submission;
  const { definition } = installed;
  if (!definition.channels.includes(channel)) throw refuse('dossier.channel_not_offered');
  checkParties(submission.parties);

  const form = createForm(installed.form, { codeLists: deps.codeLists });
  const checked = form.validate(submission.form, { today: on, given: leftToRegisters(submission.origins) });
  const errors = checked.problems.filter((problem) => problem.level === 'error');
  if (errors.length > 0) throw refuse('dossier.form_wrong', { count: errors.length }, { problems: errors });
  const variables = formVariables(installed.form, checked.data, { today: on });

  const documents = [
    ...(await collectDocuments(tx, { submission, accountId: actor.id, variables })),
    ...(await snapshotFormFiles(tx, { form, data: checked.data, accountId: actor.id })),
  ];
  const authority = authorityOn(definition, on);
  const deciding =
    authority &&
    deps.organisation.competentUnit({
      unitKind: authority.unitKind,
      areaCode: submission.areaCode,
      on,
      procedureCode: installed.code,
    });
  if (!deciding) throw refuse('dossier.no_authority');
  const receivedUnitId = submission.receivedUnitId ?? deps.organisation.deskOf(deciding.id, on)?.id;
  if (!receivedUnitId) throw refuse('dossier.no_authority');

  const { owner } = submission.parties;
  const ownerAccount = await findAccountByNumber(tx, owner);
  const action: Extract<DossierAction, { kind: 'submit' }> = {
    kind: 'submit',
    at,
    by: name,
    commandId: submission.commandId,
    content: {
      procedureCode: installed.code,
      packageVersion: installed.version,
      channel,
      parties: submission.parties,
      form: checked.data,
      documents,
      delivery: submission.delivery,
      variant: chooseVariant(definition, variables).id,
      fees: computeFees(definition, { channel, on, form: variables }),
      areaCode: submission.areaCode,
      decidingUnitId: deciding.id,
      ...(submission.postal && { postal: submission.postal }),
      ...(Object.keys(submission.origins).length > 0 && { origins: submission.origins }),
    },
  };
  const place = { id: randomUUID(), receivedUnitId, receivedOn: on };
  const code = await allocateCode(tx, { agencyCode: deciding.agencyCode, on, rules: deps.rulesOn(on) });
  const dossier: Dossier = {
    ...place,
    code,
    procedureCode: installed.code,
    procedureName: definition.name,
    packageVersion: installed.version,
    channel,
    helpedUnitId: submission.helpedUnitId,
    decidingUnitId: deciding.id,
    deskUnitId: receivedUnitId,
    applicantAccountId:
      actor.kind === 'officer' ? ((await findAccountByNumber(tx, submission.parties.applicant))?.id ?? null) : actor.id,
    ownerAccountId: ownerAccount?.id ?? null,
    ...openProjection(action),
    revision: 0,
    lastHash: genesisHash,
  };
  const course = beginDossier(tx, deps, { dossier, action, installed, variables: { channel, ...variables } });
  if (course.dossier.state.dataChecks.some(({ state }) => state === 'pending'))
    publish(tx, dossierEvents.verificationRequested, { dossierId: course.dossier.id });
  insertDocuments(tx, course.dossier, { documents, round: 0, at });
  return course;
}

/**
 * Giấy tờ đã nộp: every required paper must be there — as a finished upload online, or counted at the counter — and nothing that
 * the procedure does not ask for. The snapshot is what the receipt lists and what the officer will open.
 */
async function collectDocuments(
  tx: Tx,
  {
    submission,
    accountId,
    variables,
  }: { submission: Submission; accountId: string; variables: Record<string, unknown> },
): Promise<DocumentSnapshot[]> {
  const asked = documentsFor(submission.installed.definition, variables);
  const handed = submission.documents.filter(
    (document) => document.uploadId !== null || document.originals + document.copies > 0,
  );
  if (handed.some((document) => !asked.some(({ id }) => id === document.documentId)))
    throw refuse('dossier.document_unknown');
  const missing = asked.filter(
    (document) =>
      document.isRequired &&
      !document.replacedBy &&
      !submission.covers[document.id] &&
      !handed.some(({ documentId }) => documentId === document.id),
  );
  if (missing.length > 0) {
    const details = { documents: missing.map(({ id }) => id) };
    throw refuse('dossier.document_missing', { names: missing.map(({ name }) => name).join('; ') }, details);
  }
  const covered = asked.flatMap((document) => {
    const cover = submission.covers[document.id];
    const isHanded = handed.some(({ documentId }) => documentId === document.id);
    return cover && !isHanded ? [coveredDocument(document, cover)] : [];
  });
  return [...(await snapshotDocuments(tx, { handed, asked, accountId })), ...covered];
}
