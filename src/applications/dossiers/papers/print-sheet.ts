import { unitsWithRole, type Actor } from '#infrastructure/actor.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { vietnamDay, vietnamTime } from '#infrastructure/clock.ts';
import { getPackage } from '#applications/procedures/index.ts';
import { lateness } from '#platform/calendar/index.ts';
import { requestPaper } from '#platform/papers/index.ts';
import { dueTime } from '../course/appointment-text.ts';
import { listActions } from '../store/actions.queries.ts';
import { describeForOfficer } from '../views/describe-action.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { formOf, listPaperLines, requestDossierSheet } from './dossier-papers.ts';
import { statusCodes } from '../course/dossier-status.ts';
import { refuse } from '../dossiers.errors.ts';
import { listReceivedOn } from '../store/dossiers.queries.ts';
import { getVisibleDossier } from '../views/view-dossier.ts';

/** Phiếu kiểm soát quá trình giải quyết hồ sơ: every hand-over so far, frozen at the moment it is asked for. */
export async function printControlSheet(deps: DossierDeps, actor: Actor, code: string): Promise<string> {
  const dossier = await getVisibleDossier(deps, actor, code);
  if (actor.kind !== 'officer') throw refuse('dossier.not_found', { code });
  const at = deps.now();
  const log = await listActions(deps.db, dossier.id);
  const unitIds = [...log.flatMap(({ action }) => action.by.unitId ?? []), dossier.decidingUnitId];
  const units = deps.organisation.getUnits([...new Set(unitIds)], vietnamDay(at));
  const { appointment } = dossier.state;
  const rows = log.map(({ action }) => {
    const due = appointment && { dueOn: appointment.dueOn, dueAt: new Date(appointment.dueAt) };
    return {
      from: action.by.name,
      fromUnit: action.by.unitId ? (units.get(action.by.unitId)?.name ?? '') : '',
      at: { day: vietnamDay(action.at), time: vietnamTime(action.at) },
      timing: due ? lateness(due, action.at).state : '',
      note: describeForOfficer(action),
    };
  });
  return requestSheet(deps, {
    code,
    template: 'control-sheet',
    at,
    actor,
    data: {
      ...formOf(deps, 'process_control'),
      rows,
      decidingUnit: units.get(dossier.decidingUnitId)?.name ?? '',
      due: appointment && { day: appointment.dueOn, time: dueTime(appointment) },
    },
  });
}

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
        ...formOf(deps, 'dossier_book'),
        unit: { name: unit?.name ?? '', parentName: '', place: unit?.placeName ?? '' },
        on,
        rows,
      },
      at,
    }),
  );
}
