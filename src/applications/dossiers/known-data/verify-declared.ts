import { vietnamDay } from '#infrastructure/clock.ts';
import { TryAgainLater } from '#infrastructure/jobs/worker.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { getPackage } from '#applications/procedures/index.ts';
import { isSame, readRegister, systemReader, type ReadAnswer } from '#data/registry/index.ts';
import { createForm, knownValue, type FormSubject } from '#platform/forms/index.ts';
import { idOf, lockCourse, systemActor } from '../actions/act-as-system.ts';
import { performAction } from '../actions/perform-action.ts';
import { currentForm } from '../course/current-form.ts';
import type { DataCheck } from '../course/data-checks.contract.ts';
import type { Dossier } from '../course/dossier.ts';
import { isEnded } from '../course/dossier-status.ts';
import type { ContentOf } from '../course/dossier-action.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { listActions } from '../store/actions.queries.ts';
import { findDossierById } from '../store/dossiers.queries.ts';
import { keyOf, type KnownDeps } from './refresh-known.ts';
import { askedOf } from './sources-of.ts';

type Result = ContentOf<'verify_data'>['results'][number];
type Values = Readonly<Record<string, unknown>>;

/**
 * Đối chiếu lại: asks the registers that had not answered when the dossier was handed in. What agrees is settled, what differs becomes
 * a task of whoever examines; the legal clock is untouched. Throws while a register is silent, so that the job comes back.
 */
export async function verifyDeclared(
  deps: DossierDeps & KnownDeps,
  { dossierId }: { dossierId: string },
): Promise<void> {
  const dossier = await findDossierById(deps.db, dossierId);
  const pending = dossier?.state.dataChecks.filter(({ state }) => state === 'pending') ?? [];
  if (!dossier || pending.length === 0 || isEnded(dossier.status)) return;
  const results = await compareAll(deps, dossier, pending);
  if (results.length > 0) await record(deps, dossier, results);
  if (results.length < pending.length) throw new TryAgainLater('A register still does not answer');
}

async function compareAll(
  deps: DossierDeps & KnownDeps,
  dossier: Dossier,
  pending: readonly DataCheck[],
): Promise<Result[]> {
  const { form: installedForm } = await getPackage(deps.db, dossier.procedureCode, dossier.packageVersion);
  const data = currentForm((await listActions(deps.db, dossier.id)).map(({ action }) => action));
  const today = vietnamDay(deps.now());
  const form = createForm(installedForm, { codeLists: deps.codeLists });
  const byPart = Map.groupBy(pending, ({ path, register }) => `${path.split('.')[0]} ${register}`);
  const subjects = new Map(form.subjects(data, { today }).map((subject) => [subject.section.id, subject]));
  const answered = await Promise.all(
    [...byPart.values()].map(async (checks) => {
      const [first] = checks;
      const subject = first && subjects.get(first.path.split('.')[0] ?? '');
      if (!first || !subject) return checks.map(({ path }): Result => ({ path, outcome: 'unknown' }));
      const answer = await look(deps, { dossier, subject, register: first.register });
      if (answer.kind === 'unavailable') return [];
      return checks.map((check) => compare(deps, { check, subject, answer, part: partOf(data, subject), today }));
    }),
  );
  return answered.flat();
}

const partOf = (data: Values, { section }: FormSubject): Values => {
  const part = data[section.id];
  return typeof part === 'object' && part !== null ? Object.fromEntries(Object.entries(part)) : {};
};

/** By the number in the form, or by the applicant's own where the part is about the applicant. */
async function look(
  deps: DossierDeps & KnownDeps,
  { dossier, subject, register }: { dossier: Dossier; subject: FormSubject; register: string },
): Promise<ReadAnswer> {
  const { applicant } = dossier.state.parties;
  const own = subject.section.subject?.kind === 'enterprise' ? applicant.taxCode : applicant.personalId;
  const number = subject.number ?? (subject.isSelf ? own : null);
  const definition = deps.registers.get(register);
  if (!number || !definition) return { kind: 'none' };
  const { fields, article } = askedOf(subject.section, register);
  const unit = deps.organisation.findUnit(dossier.decidingUnitId, vietnamDay(deps.now()));
  return readRegister(deps, {
    register,
    key: { kind: keyOf(deps, subject.section, register), value: number },
    fields,
    reader: systemReader({
      unitId: dossier.decidingUnitId,
      unitName: unit?.name ?? '',
      unitCode: unit?.agencyCode ?? '',
    }),
    purpose: { kind: 'verification', article: article || definition.article, dossierCode: dossier.code },
  });
}

function compare(
  deps: KnownDeps,
  {
    check: { path, doubt },
    subject,
    answer,
    part,
    today,
  }: { check: DataCheck; subject: FormSubject; answer: ReadAnswer; part: Values; today: string },
): Result {
  const id = path.split('.')[1] ?? '';
  const field = subject.section.fields.find((known) => known.id === id);
  const names = subject.section.subject;
  // Left to the register, unless it was typed in a correction meanwhile.
  const isLeft = doubt === 'withheld' && part[id] === undefined;
  const known =
    answer.kind === 'found' && field
      ? knownValue(field, answer.fields, { codeLists: deps.codeLists, today })
      : undefined;
  if (isLeft)
    return known === undefined ? { path, outcome: 'missing' } : { path, outcome: 'taken', registerValue: known };
  // A number the register does not have is a matter for the official; what it merely does not tell is not.
  if (answer.kind !== 'found') return { path, outcome: id === names?.number ? 'different' : 'unknown' };
  if (known === undefined) return { path, outcome: 'unknown' };
  return agrees(part[id], known) ? { path, outcome: 'same' } : { path, outcome: 'different', registerValue: known };
}

/** Addresses agree when they name the same commune: how a house is written differs. */
function agrees(declared: unknown, known: unknown): boolean {
  const communeOf = (value: unknown) =>
    typeof value === 'object' && value !== null && 'commune' in value ? value.commune : undefined;
  const commune = communeOf(known);
  return commune === undefined ? isSame(declared, known) : communeOf(declared) === commune;
}

async function record(deps: DossierDeps, { id, code }: Dossier, results: readonly Result[]): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const locked = await lockCourse(tx, code);
    if (!locked || isEnded(locked.course.dossier.status)) return;
    const waiting = locked.course.dossier.state.dataChecks.filter(({ state }) => state === 'pending');
    const news = results.filter(({ path }) => waiting.some((check) => check.path === path));
    if (news.length === 0) return;
    const commandId = idOf(`verify ${id} ${news.map(({ path }) => path).join(' ')}`);
    const action = {
      kind: 'verify_data' as const,
      at: deps.now(),
      by: systemActor,
      commandId,
      content: { results: news },
    };
    performAction(tx, deps, { ...locked, action, task: null });
  });
}
