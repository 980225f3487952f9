import { unitsWithRole, type Actor } from '#infrastructure/actor.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { vietnamDay, vietnamTime } from '#infrastructure/clock.ts';
import { getPackage } from '#applications/procedures/index.ts';
import { requestPaper } from '#platform/papers/index.ts';
import { dueTime } from '../course/appointment-text.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { listPaperLines } from './dossier-papers.ts';
import { formOf, requestDossierSheet } from './paper-request.ts';
import { statusCodes } from '../course/dossier-status.ts';
import { refuse } from '../dossiers.errors.ts';
import { listReceivedOn } from '../store/dossiers.queries.ts';
import { consultationView } from '../views/consultation-view.ts';
import { readLedger } from '../views/read-ledger.ts';
import { getVisibleDossier } from '../views/visible-dossier.ts';

/** Phiếu kiểm soát quá trình giải quyết hồ sơ: every hand-over so far, frozen at the moment it is asked for. */
export async function printControlSheet(deps: DossierDeps, actor: Actor, code: string): Promise<string> {
  const dossier = await getVisibleDossier(deps, actor, code);
  if (actor.kind !== 'officer') throw refuse('dossier.not_found', { code });
  const at = deps.now();
  const handOvers = await readLedger(deps, dossier, at);
  const { appointment } = dossier.state;
  const { definition } = await getPackage(deps.db, dossier.procedureCode, dossier.packageVersion);
  const asked = dossier.state.consultations.filter(({ sentAt }) => sentAt !== null);
  const consultations = asked.map((one) => ({
    unit: one.unitName,
    sent: one.sentAt && dayAndTime(one.sentAt),
    due: one.dueOn,
    article: one.article,
    silence: one.silence,
    silenceArticle: one.silenceArticle,
    outcome: consultationView(one, { definition, at, lang: 'vi' }).text,
  }));
  const rows = handOvers.map((one, place) => ({
    from: one.fromName,
    fromUnit: one.fromUnitName,
    to: one.personName,
    toUnit: one.unitName,
    task: one.task,
    sent: dayAndTime(one.sentAt),
    received: one.receivedAt && dayAndTime(one.receivedAt),
    timing: one.timing,
    ended: one.endedAt !== null,
    // The same papers again are not listed again.
    contents: one.contents.join() === handOvers[place - 1]?.contents.join() ? null : one.contents,
  }));
  return requestSheet(deps, {
    code,
    template: 'control-sheet',
    at,
    actor,
    data: {
      ...formOf(deps, 'process_control', vietnamDay(at)),
      rows,
      consultations,
      decidingUnit: deps.organisation.findUnit(dossier.decidingUnitId, vietnamDay(at))?.name ?? '',
      due: appointment && { day: appointment.dueOn, time: dueTime(appointment) },
    },
  });
}

const dayAndTime = (at: string) => ({ day: vietnamDay(new Date(at)), time: vietnamTime(new Date(at)) });

/** Phiếu bàn giao hồ sơ: the papers that go from the desk to the agency that decides. */
export async function printHandOverSheet(deps: DossierDeps, actor: Actor, code: string): Promise<string> {
  const dossier = await getVisibleDossier(deps, actor, code);
  if (actor.kind !== 'officer') throw refuse('dossier.not_found', { code });
  const at = deps.now();
  const units = deps.organisation.getUnits([dossier.receivedUnitId, dossier.decidingUnitId], vietnamDay(at));
  const data = {
    from: units.get(dossier.receivedUnitId)?.name ?? '',
    to: units.get(dossier.decidingUnitId)?.name ?? '',
    documents: await listPaperLines(deps.db, dossier.id),
  };
  return requestSheet(deps, { code, template: 'hand-over-sheet', at, actor, data });
}

async function requestSheet(
  deps: DossierDeps,
  {
    code,
    template,
    at,
    actor,
    data,
  }: { code: string; template: string; at: Date; actor: Actor; data: Record<string, unknown> },
): Promise<string> {
  const dossier = await getVisibleDossier(deps, actor, code);
  const installed = await getPackage(deps.db, dossier.procedureCode, dossier.packageVersion);
  return inTransaction(deps.db, (tx) => requestDossierSheet({ tx, deps, at, installed }, dossier, { template, data }));
}

/** Sổ theo dõi hồ sơ của một nơi tiếp nhận trong một ngày. */
export async function printRegister(deps: DossierDeps, actor: Actor, on: string): Promise<string> {
  const [unitId] = unitsWithRole(actor, 'reception_officer');
  if (!unitId) throw refuse('dossier.not_found', { code: on });
  const at = deps.now();
  const dossiers = await listReceivedOn(deps.db, { unitId, on });
  const units = deps.organisation.getUnits(
    [unitId, ...new Set(dossiers.map(({ decidingUnitId }) => decidingUnitId))],
    on,
  );
  const unit = units.get(unitId);
  const rows = dossiers.map((dossier) => ({
    code: dossier.code,
    procedure: dossier.procedureName,
    owner: dossier.state.parties.owner.name,
    address: dossier.state.parties.owner.address ?? '',
    phone: dossier.state.parties.owner.phone ?? '',
    decidingUnit: units.get(dossier.decidingUnitId)?.name ?? '',
    received: dossier.acceptedAt ? vietnamDay(dossier.acceptedAt) : vietnamDay(dossier.submittedAt),
    due: dossier.state.appointment?.dueOn ?? '',
    returned: dossier.returnedAt ? vietnamDay(dossier.returnedAt) : '',
    delivery: dossier.state.delivery.how,
    status: statusCodes[dossier.status],
  }));
  return inTransaction(deps.db, (tx) =>
    requestPaper(tx, {
      template: 'dossier-register',
      subject: { kind: 'register', id: unitId, code: `${unit?.agencyCode ?? ''}-${on}` },
      unitId,
      data: {
        ...formOf(deps, 'dossier_book', on),
        unit: { name: unit?.name ?? '', parentName: '', place: unit?.placeName ?? '' },
        on,
        rows,
      },
      at,
    }),
  );
}
