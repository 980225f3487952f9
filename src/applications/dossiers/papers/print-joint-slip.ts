import { unitsWithRole, type Actor } from '#infrastructure/actor.ts';
import { vietnamDay, vietnamTime } from '#infrastructure/clock.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { requestPaper } from '#platform/papers/index.ts';
import { dueTime } from '../course/appointment-text.ts';
import type { Dossier } from '../course/dossier.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import type { Party } from '../dossiers.contract.ts';
import { refuse } from '../dossiers.errors.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { formOf } from './paper-request.ts';

/**
 * Giấy tiếp nhận chung: one slip for all that one person handed in at this desk on one day, with the appointment and the fees of
 * each. Refuses dossiers of several persons, days or desks.
 */
export async function printJointSlip(deps: DossierDeps, actor: Actor, codes: readonly string[]): Promise<string> {
  const [deskId] = unitsWithRole(actor, 'reception_officer');
  const at = deps.now();
  const on = vietnamDay(at);
  const unit = deskId === undefined ? undefined : deps.organisation.findUnit(deskId, on);
  const dossiers = await Promise.all(
    [...new Set(codes)].map(async (code) => {
      const dossier = await findDossier(deps.db, code);
      const isOurs = dossier && [dossier.receivedUnitId, dossier.helpedUnitId].includes(deskId ?? '');
      if (!isOurs) throw refuse('dossier.not_found', { code });
      return dossier;
    }),
  );
  const [first] = dossiers;
  if (!unit || !first) throw refuse('dossier.not_found', { code: codes.join(', ') });
  const stranger = dossiers.find((dossier) => !isOfVisit(dossier, first));
  if (stranger) throw refuse('dossier.not_of_one_visit', { code: stranger.code });
  const deciding = deps.organisation.getUnits(
    dossiers.map(({ decidingUnitId }) => decidingUnitId),
    on,
  );
  const rows = dossiers.map((dossier) => ({
    code: dossier.code,
    procedure: dossier.procedureName,
    owner: dossier.state.parties.owner.name,
    decidingUnit: deciding.get(dossier.decidingUnitId)?.name ?? '',
    due: dossier.state.appointment && {
      day: dossier.state.appointment.dueOn,
      time: dueTime(dossier.state.appointment),
    },
    delivery: dossier.state.delivery.how,
    feesVnd: dossier.state.fees.reduce((sum, { amountVnd }) => sum + amountVnd, 0),
  }));
  const parent = unit.parentUnitId ? deps.organisation.findUnit(unit.parentUnitId, on) : undefined;
  return inTransaction(deps.db, (tx) =>
    requestPaper(tx, {
      template: 'joint-acceptance-slip',
      // Kept with the papers of the desk's day, for its reception officers.
      subject: { kind: 'register', id: unit.id, code: first.code },
      unitId: unit.id,
      data: {
        ...formOf(deps, 'acceptance_slip', on),
        unit: { name: unit.name, parentName: parent?.name ?? '', place: unit.placeName },
        code: first.code,
        lookUpUrl: `${deps.publicUrl}/tra-cuu?ma=${encodeURIComponent(first.code)}`,
        issuedAt: { day: on, time: vietnamTime(at) },
        applicant: first.state.parties.applicant,
        receiver: actor.name,
        rows,
        totalVnd: rows.reduce((sum, { feesVnd }) => sum + feesVnd, 0),
      },
      at,
    }),
  );
}

/** Handed in by the same person on the same day, in person. */
function isOfVisit(dossier: Dossier, first: Dossier): boolean {
  return (
    dossier.channel !== 'post' &&
    vietnamDay(dossier.submittedAt) === vietnamDay(first.submittedAt) &&
    isSameParty(dossier.state.parties.applicant, first.state.parties.applicant)
  );
}

/** By number where one is known; otherwise by name and place. */
function isSameParty(a: Party, b: Party): boolean {
  const number = (party: Party) => party.personalId ?? party.taxCode;
  if (number(a) !== null || number(b) !== null) return number(a) === number(b);
  return a.kind === b.kind && a.name === b.name && a.address === b.address;
}
