import type { ConcernsDossier } from '#data/registry/index.ts';
import { currentForm } from '../course/current-form.ts';
import { isEnded } from '../course/dossier-status.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { listActions } from '../store/actions.queries.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { listOpenTasks } from '../store/tasks.queries.ts';

/**
 * Hồ sơ đang mở có liên quan người này: an open dossier the unit decides, has at its desk or has a task in, of which the person or
 * enterprise is a party or whose form names the number. The purpose without which an official reads nobody's data.
 */
export function concernsDossier({ db }: Pick<DossierDeps, 'db'>): ConcernsDossier {
  return async ({ dossierCode, subject, unitIds }) => {
    const dossier = await findDossier(db, dossierCode);
    if (!dossier || isEnded(dossier.status)) return false;
    const own = [dossier.decidingUnitId, dossier.receivedUnitId, dossier.deskUnitId];
    const isTheirs =
      own.some((id) => unitIds.includes(id)) ||
      (await listOpenTasks(db, dossier.id)).some(({ unitId }) => unitIds.includes(unitId));
    if (!isTheirs) return false;
    const log = await listActions(db, dossier.id);
    const { applicant, owner } = dossier.state.parties;
    const numbers = [applicant.personalId, applicant.taxCode, owner.personalId, owner.taxCode];
    return (
      numbers.includes(subject.number) || namesNumber(currentForm(log.map(({ action }) => action)), subject.number)
    );
  };
}

/** Whether a value of a form is this number. */
export function namesNumber(form: unknown, number: string): boolean {
  if (typeof form === 'object' && form !== null) return Object.values(form).some((part) => namesNumber(part, number));
  return form === number;
}
