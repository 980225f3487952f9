import { mainInstance } from '#platform/workflow/index.ts';
import type { Holder } from './action-content.contract.ts';
import { openConsultations } from './consultations.ts';
import type { Course, Ground } from './course.ts';
import { isWaitingForApplicant } from './dossier-status.ts';

/**
 * Ai đang giữ hồ sơ: the applicant while something is awaited of them; else whoever has the next task of the lead agency; else the
 * coordinating agency that is to answer first. `nameOf` gives the name of a person assigned.
 */
export function holderOf(
  { dossier, tasks }: Pick<Course, 'dossier' | 'tasks'>,
  { organisation, nameOf }: Pick<Ground, 'organisation'> & { nameOf: (accountId: string) => string },
  on: string,
): Holder {
  const unitName = (id: string) => organisation.findUnit(id, on)?.name ?? '';
  if (isWaitingForApplicant(dossier.status)) {
    const { name } = dossier.state.parties.applicant;
    return {
      kind: 'applicant',
      unitId: null,
      unitName: '',
      personName: name,
      task: '',
      since: dossier.lastActionAt.toISOString(),
    };
  }
  const [task] = tasks
    .filter(({ instance, action }) => instance === mainInstance && action !== 'archive')
    .toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
  if (task) {
    const personName = task.assigneeId === null ? '' : nameOf(task.assigneeId);
    const kind = task.role === 'system' ? 'system' : 'unit';
    return {
      kind,
      unitId: task.unitId,
      unitName: unitName(task.unitId),
      personName,
      task: task.name,
      since: task.openedAt.toISOString(),
    };
  }
  const [asked] = openConsultations(dossier.state.consultations)
    .filter(({ sentAt }) => sentAt !== null)
    .toSorted((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''));
  if (asked) {
    return {
      kind: 'partner',
      unitId: asked.unitId,
      unitName: asked.unitName,
      personName: '',
      task: asked.question,
      since: asked.sentAt ?? asked.askedAt,
    };
  }
  return {
    kind: 'unit',
    unitId: dossier.decidingUnitId,
    unitName: unitName(dossier.decidingUnitId),
    personName: '',
    task: '',
    since: dossier.lastActionAt.toISOString(),
  };
}
