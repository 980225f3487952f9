import { vietnamDay } from '#infrastructure/clock.ts';
import { documentsFor } from '#applications/procedures/index.ts';
import { createForm, formVariables } from '#platform/forms/index.ts';
import { listActions } from '../store/actions.queries.ts';
import { appointAfterSupplement } from '../course/appointment.ts';
import { termOf } from '../course/processing-time.ts';
import type { Acting } from './act-on-dossier.ts';
import { currentForm } from '../course/current-form.ts';
import { insertDocuments } from '../store/documents.queries.ts';
import { refuse } from '../dossiers.errors.ts';
import type { Dossier } from '../store/dossiers.queries.ts';
import { decidingCalendar } from './drive-process.ts';
import { performAction } from './perform-action.ts';
import { snapshotDocuments, type HandedDocument } from '../intake/submit-dossier.ts';

export type Supplement = {
  commandId: string;
  documents: readonly HandedDocument[];
  /** The whole form again when something in it was to be corrected, otherwise null. */
  form: Record<string, unknown> | null;
  note: string;
};

/**
 * Bổ sung hồ sơ: the applicant's answer. A dossier that had been accepted gets its term anew, as the rule profile says; one that
 * had not goes back to the desk's check.
 */
export async function supplementDossier(acting: Acting, supplement: Supplement): Promise<Dossier> {
  const { tx, deps, actor, dossier, installed, at, by } = acting;
  const before = currentForm((await listActions(tx, dossier.id)).map(({ action }) => action));
  const form = supplement.form ? checkForm(acting, supplement.form) : null;
  const variables = formVariables(installed.form, form ?? before, { today: vietnamDay(at) });
  const asked = documentsFor(installed.definition, variables);
  if (supplement.documents.some(({ documentId }) => !asked.some(({ id }) => id === documentId))) {
    throw refuse('dossier.document_unknown');
  }
  const documents = await snapshotDocuments(tx, { handed: supplement.documents, asked, accountId: actor.id });
  const appointment = dossier.acceptedAt ? renewedAppointment(acting, dossier.acceptedAt) : null;
  insertDocuments(tx, dossier, { documents, round: dossier.state.supplements.length, at });
  return performAction(tx, deps, {
    dossier,
    installed,
    action: {
      kind: 'supplement',
      at,
      by,
      commandId: supplement.commandId,
      content: { documents, form, note: supplement.note, appointment },
    },
    move: 'stay',
  });
}

function checkForm({ deps, installed, at }: Acting, input: Record<string, unknown>): Record<string, unknown> {
  const form = createForm(installed.form, { codeLists: deps.codeLists });
  const { data, problems } = form.validate(input, { today: vietnamDay(at) });
  const errors = problems.filter((problem) => problem.level === 'error');
  if (errors.length > 0) throw refuse('dossier.form_wrong', { count: errors.length }, { problems: errors });
  return data;
}

function renewedAppointment(acting: Acting, acceptedAt: Date) {
  const { deps, dossier, at } = acting;
  const requestedAt = new Date(dossier.state.supplements.at(-1)?.requestedAt ?? at);
  const calendar = decidingCalendar(deps, { dossier, at });
  return appointAfterSupplement(
    termOf(acting),
    { acceptedAt, requestedAt, completedAt: at },
    { rules: deps.rules, calendar },
  );
}
