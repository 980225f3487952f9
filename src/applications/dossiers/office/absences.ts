import { randomUUID } from 'node:crypto';
import { unitsWithRole, type Actor, type ActorPost } from '#infrastructure/actor.ts';
import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { endAbsence, findAbsence, findOverlapping, insertAbsence, listAbsences } from '#data/organisation/index.ts';
import { accountNames } from '#platform/identity/index.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { refuse } from '../dossiers.errors.ts';
import { ledUnits } from '../led-units.ts';
import type { AbsenceInput, AbsencesView } from './office.contract.ts';

/** A longer absence is a change of posts. */
const mostDays = 90;

type Colleague = { accountId: string; title: string };

/** Vắng mặt của mình và, for whoever leads a unit, of its people. */
export async function viewAbsences(deps: DossierDeps, actor: Actor): Promise<AbsencesView> {
  const at = deps.now();
  const oneself = asOneself(actor);
  const led = ledUnits(oneself).flatMap((unitId) => deps.organisation.peopleOf(unitId, at));
  const own = { accountId: actor.id, title: oneself.posts[0]?.title ?? '' };
  const recordable = onceEach([own, ...led]).filter(({ accountId }) => mayRecordFor(deps, actor, accountId));
  const standIns = recordable.map(({ accountId }) => [accountId, standInsFor(deps, accountId, at)] as const);
  const absences = await listAbsences(deps.db, {
    accountIds: recordable.map(({ accountId }) => accountId),
    on: vietnamDay(at),
  });
  const ids = [...recordable, ...standIns.flatMap(([, people]) => people)].map(({ accountId }) => accountId);
  const names = await accountNames(deps.db, [...ids, ...absences.map(({ standInId }) => standInId)]);
  const person = ({ accountId, title }: Colleague) => ({ id: accountId, name: names.get(accountId) ?? '', title });
  const mayRecord = new Set(recordable.map(({ accountId }) => accountId));
  return {
    absences: absences.map((absence) => ({
      id: absence.id,
      name: absence.absenteeName,
      standInName: names.get(absence.standInId) ?? '',
      from: absence.validFrom,
      to: absence.validTo,
      reason: mayRecord.has(absence.accountId) || absence.standInId === actor.id ? absence.reason : '',
      mayEnd: mayRecord.has(absence.accountId),
    })),
    recordable: recordable.map(person),
    standIns: Object.fromEntries(standIns.map(([id, people]) => [id, people.map(person)])),
  };
}

/**
 * Ghi vắng mặt: oneself, or somebody of whom one is the head; the stand-in gets no other posts than those. The stand-in works in one
 * of the absent person's units and is there those days. From the first day to the last the stand-in holds the posts and tasks of the absent one beside the own.
 */
export async function recordAbsence(deps: DossierDeps, actor: Actor, input: AbsenceInput): Promise<AbsencesView> {
  const at = deps.now();
  const { accountId, standInId, from, to, reason } = input;
  const unitIds = handedOn(deps, actor, accountId);
  if (unitIds.length === 0) throw refuse('absence.not_yours');
  const today = vietnamDay(at);
  const lasts = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (from < today || to < from || lasts > mostDays) throw refuse('absence.days_wrong', { most: mostDays });
  // Whoever hands on another's posts does not take them: a head would act in the place of those it checks.
  if (standInId === actor.id && accountId !== actor.id) throw refuse('absence.stand_in_wrong');
  const isColleague = standInsFor(deps, accountId, at).some((one) => one.accountId === standInId);
  if (!isColleague) throw refuse('absence.stand_in_wrong');
  const names = await accountNames(deps.db, [accountId, standInId]);
  const absenteeName = names.get(accountId) ?? '';
  await inTransaction(deps.db, async (tx) => {
    const other = await findOverlapping(tx, { accountIds: [accountId, standInId], from, to });
    if (other) throw refuse('absence.overlaps', { name: other.absenteeName });
    const id = randomUUID();
    const absence = { id, accountId, standInId, absenteeName, unitIds, validFrom: from, validTo: to, reason };
    await insertAbsence(tx, absence, { by: actor.id, at });
    const subject = { kind: 'absence', id };
    const details = { accountId, standInId, from, to };
    await insertAudit(tx, { at, actorId: actor.id, action: 'organisation.record_absence', subject, details });
  });
  return viewAbsences(deps, actor);
}

/** Về sớm hoặc bỏ ghi nhận: from now on the stand-in no longer acts. */
export async function cancelAbsence(deps: DossierDeps, actor: Actor, id: string): Promise<AbsencesView> {
  const at = deps.now();
  const absence = await findAbsence(deps.db, id);
  if (!absence || !mayRecordFor(deps, actor, absence.accountId)) throw refuse('absence.not_found');
  await inTransaction(deps.db, async (tx) => {
    await endAbsence(tx, id, at);
    const subject = { kind: 'absence', id };
    await insertAudit(tx, { at, actorId: actor.id, action: 'organisation.end_absence', subject, details: {} });
  });
  return viewAbsences(deps, actor);
}

/** The actor by own right: a stand-in does not send others away. */
const asOneself = (actor: Actor): Actor => ({
  ...actor,
  posts: actor.posts.filter(({ inPlaceOf }) => inPlaceOf === undefined),
});

/** Units whose posts the actor may hand on for somebody: one's own, or those in which one is the head over every post held there. */
function handedOn(deps: DossierDeps, actor: Actor, accountId: string): string[] {
  const held = deps.organisation.postsOf(accountId, deps.now()).filter(({ inPlaceOf }) => inPlaceOf === undefined);
  const units = [...new Set(held.filter(({ roles }) => !roles.includes('administrator')).map(({ unitId }) => unitId))];
  if (accountId === actor.id) return actor.kind === 'officer' ? units : [];
  return units.filter((id) => held.filter(({ unitId }) => unitId === id).every((post) => isHeadOf(actor, post)));
}

const mayRecordFor = (deps: DossierDeps, actor: Actor, accountId: string): boolean =>
  handedOn(deps, actor, accountId).length > 0;

/** Whoever leads the unit, over those who do not; the head of its section over those who lead nobody. */
function isHeadOf(actor: Actor, { unitId, roles }: ActorPost): boolean {
  const holds = (role: string) => unitsWithRole(asOneself(actor), role).includes(unitId);
  if (roles.includes('leader') || roles.includes('administrator')) return false;
  return holds('leader') || (holds('section_head') && !roles.includes('section_head'));
}

/** Colleagues of any of the person's units. */
function standInsFor(deps: DossierDeps, accountId: string, at: Date): Colleague[] {
  const units = deps.organisation.postsOf(accountId, at).filter(({ inPlaceOf }) => inPlaceOf === undefined);
  const people = units.flatMap(({ unitId }) => deps.organisation.peopleOf(unitId, at));
  return onceEach(people).filter((one) => one.accountId !== accountId);
}

/** One line a person: the first. */
const onceEach = (people: readonly Colleague[]): Colleague[] =>
  people.filter((one, index) => people.findIndex(({ accountId }) => accountId === one.accountId) === index);
