import { vietnamDay } from '#infrastructure/clock.ts';
import { canonicalJson } from '#infrastructure/crypto.ts';
import { documentsFor } from '#applications/procedures/index.ts';
import { createForm, formVariables } from '#platform/forms/index.ts';
import { dueAfterSupplement } from '../course/course-clock.ts';
import type { Course } from '../course/course.ts';
import { currentForm, isSamePart } from '../course/current-form.ts';
import { refuse } from '../dossiers.errors.ts';
import { changeFormFiles } from '../intake/form-files.ts';
import { snapshotDocuments, type HandedDocument } from '../intake/snapshot-documents.ts';
import { listActions } from '../store/actions.queries.ts';
import { insertDocuments, listDocuments, replaceDocuments } from '../store/documents.queries.ts';
import type { Acting } from './act-on-dossier.ts';
import { groundOf } from './perform-action.ts';
import { perform } from './perform.ts';

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
export async function supplementDossier(acting: Acting, supplement: Supplement): Promise<Course> {
  const { deps, installed, dossier, at, by } = acting;
  const { documents, form } = await takeContent(acting, supplement);
  const appointment = dueAfterSupplement(groundOf(deps, installed), dossier, at);
  const content = { documents, form, note: supplement.note, appointment };
  return perform(acting, { kind: 'supplement', at, by, commandId: supplement.commandId, content });
}

/** Điều chỉnh nội dung: what the applicant changes of their own will until the decision is signed; the clock goes on. */
export async function changeDossier(acting: Acting, change: Supplement): Promise<Course> {
  const { at, by } = acting;
  const { documents, form } = await takeContent(acting, change);
  if (documents.length === 0 && form === null) throw refuse('dossier.nothing_changed');
  return perform(acting, {
    kind: 'change',
    at,
    by,
    commandId: change.commandId,
    content: { documents, form, note: change.note },
  });
}

/** Checks what came and puts its papers in the place of those before; a paper the procedure does not ask for is refused. */
async function takeContent(acting: Acting, { documents: handed, form: input }: Supplement) {
  const { tx, deps, actor, dossier, installed, at } = acting;
  const before = currentForm((await listActions(tx, dossier.id)).map(({ action }) => action));
  const checked = input ? checkForm(acting, input, before) : null;
  const form = checked && canonicalJson(checked) !== canonicalJson(before) ? checked : null;
  const variables = formVariables(installed.form, form ?? before, { today: vietnamDay(at) });
  const asked = documentsFor(installed.definition, variables);
  if (handed.some(({ documentId }) => !asked.some(({ id }) => id === documentId)))
    throw refuse('dossier.document_unknown');
  const files = form
    ? await changeFormFiles(tx, {
        form: createForm(installed.form, { codeLists: deps.codeLists }),
        before,
        after: form,
        supplied: await listDocuments(tx, dossier.id),
        accountId: actor.id,
      })
    : { documents: [], gone: [] };
  const documents = [...(await snapshotDocuments(tx, { handed, asked, accountId: actor.id })), ...files.documents];
  replaceDocuments(tx, dossier, { documentIds: files.gone, at });
  insertDocuments(tx, dossier, { documents, round: dossier.state.supplements.length, at });
  return { documents, form };
}

/** What was left to a register stays so while the part still says the same of whom it is about. */
function checkForm(
  { deps, installed, dossier, at }: Acting,
  input: Record<string, unknown>,
  before: Record<string, unknown>,
): Record<string, unknown> {
  const form = createForm(installed.form, { codeLists: deps.codeLists });
  const today = vietnamDay(at);
  const { data: read } = form.validate(input, { today });
  const left = dossier.state.dataChecks.flatMap(({ path, doubt }) =>
    doubt === 'withheld' && isSamePart(before, read, path) ? [path] : [],
  );
  const { data, problems } = form.validate(input, { today, given: new Set(left) });
  const errors = problems.filter((problem) => problem.level === 'error');
  if (errors.length > 0) throw refuse('dossier.form_wrong', { count: errors.length }, { problems: errors });
  return data;
}
