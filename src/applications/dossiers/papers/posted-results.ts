import { unitsWithRole, type Actor } from '#infrastructure/actor.ts';
import { vietnamTime } from '#infrastructure/clock.ts';
import { inTransaction } from '#infrastructure/database/transaction.ts';
import { requestPaper } from '#platform/papers/index.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { refuse } from '../dossiers.errors.ts';
import { listPostedOn } from '../store/posted.queries.ts';
import type { PostedResult } from '../views/dossier-lists.contract.ts';

/** Kết quả giao bưu chính trong ngày of the actor's desk. */
export async function listPosted(deps: DossierDeps, actor: Actor, on: string): Promise<PostedResult[]> {
  const dossiers = await listPostedOn(deps.db, { unitId: deskOf(actor, on), on });
  return dossiers.flatMap(({ code, procedureName, state }) => {
    const { postedOut, delivery, parties } = state;
    if (!postedOut) return [];
    const { consignment, recipient, at } = postedOut;
    const address = delivery.address ?? parties.applicant.address ?? '';
    return { code, procedureName, recipient, address, phone: parties.applicant.phone ?? '', consignment, postedAt: at };
  });
}

/** Bảng kê bàn giao cho bưu chính: the sheet the postman signs. */
export async function printPosted(deps: DossierDeps, actor: Actor, on: string): Promise<string> {
  const unitId = deskOf(actor, on);
  const at = deps.now();
  const unit = deps.organisation.findUnit(unitId, on);
  const parent = unit?.parentUnitId ? deps.organisation.findUnit(unit.parentUnitId, on) : undefined;
  const rows = (await listPosted(deps, actor, on)).map(({ procedureName, postedAt, ...row }) => ({
    ...row,
    procedure: procedureName,
    time: vietnamTime(new Date(postedAt)),
  }));
  return inTransaction(deps.db, (tx) =>
    requestPaper(tx, {
      template: 'postal-hand-over',
      subject: { kind: 'register', id: unitId, code: `${unit?.agencyCode ?? ''}-${on}` },
      unitId,
      data: {
        unit: { name: unit?.name ?? '', parentName: parent?.name ?? '', place: unit?.placeName ?? '' },
        issuedAt: { day: on, time: vietnamTime(at) },
        officer: actor.name,
        on,
        rows,
      },
      at,
    }),
  );
}

function deskOf(actor: Actor, on: string): string {
  const [unitId] = unitsWithRole(actor, 'returning_officer');
  if (!unitId) throw refuse('dossier.not_found', { code: on });
  return unitId;
}
