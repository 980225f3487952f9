import { mainInstance } from '#platform/workflow/index.ts';
import { openConsultationOf } from './consultations.ts';
import type { Dossier } from './dossier.ts';

/** Roles that stand at the counter; every other lane of the lead agency belongs to the unit that decides. */
const deskRoles: readonly string[] = ['reception_officer', 'returning_officer', 'cashier'];

export function isDeskRole(role: string): boolean {
  return deskRoles.includes(role);
}

/** Đơn vị làm một bước: the desk, the deciding unit, or the coordinating agency whose process it is. */
export function unitOfTask(dossier: Dossier, { instance, role }: { instance: string; role: string }): string {
  if (instance !== mainInstance) {
    const asked = openConsultationOf(dossier.state.consultations, instance);
    if (asked) return asked.unitId;
  }
  return isDeskRole(role) ? dossier.deskUnitId : dossier.decidingUnitId;
}
