import { unitsWithRole, type Actor } from '#infrastructure/actor.ts';
import { actionKinds, actionSource, isLawfulFrom, type ActionKind, type DossierStatus } from './dossier-status.ts';

/** An open task as the rules need it. */
export type TaskToDo = {
  taskId: string;
  name: string;
  action: string;
  role: string;
  unitId: string;
  assigneeId: string | null;
};

/** What the rules need of a dossier. */
export type DossierFacts = {
  status: DossierStatus;
  signed: boolean;
  paid: boolean;
  feesVnd: number;
  receivedUnitId: string;
  decidingUnitId: string;
  applicantAccountId: string | null;
  ownerAccountId: string | null;
  returned: boolean;
  received: boolean;
};

export type AllowedAction = { kind: ActionKind; task: TaskToDo | null };

/** Roles that stand at the counter (the receiving unit); every other lane belongs to the unit that decides. */
const deskRoles: readonly string[] = ['reception_officer', 'returning_officer', 'cashier'];

export function isDeskRole(role: string): boolean {
  return deskRoles.includes(role);
}

/** Whether the task is the actor's to do: the role in the unit, and not assigned to somebody else. */
export function isTaskOf(actor: Actor, task: TaskToDo): boolean {
  if (task.assigneeId !== null && task.assigneeId !== actor.id) return false;
  return unitsWithRole(actor, task.role).includes(task.unitId);
}

export function isPartyOf(actor: Actor, dossier: Pick<DossierFacts, 'applicantAccountId' | 'ownerAccountId'>): boolean {
  return actor.id === dossier.applicantAccountId || actor.id === dossier.ownerAccountId;
}

/** Staff of the unit that received or decides, in any role, may see the dossier; so may its parties. Nobody else learns of it. */
export function canSeeDossier(actor: Actor, dossier: DossierFacts): boolean {
  if (actor.kind !== 'officer') return isPartyOf(actor, dossier);
  const units = actor.posts.map((post) => post.unitId);
  return units.includes(dossier.receivedUnitId) || units.includes(dossier.decidingUnitId);
}

/**
 * Điều được làm lúc này: lawful from this status ∩ (open tasks of the actor's lanes, or the table's own rule). The same function
 * decides on the server and fills `allowedActions` of every answer.
 */
export function allowedActions(actor: Actor, dossier: DossierFacts, tasks: readonly TaskToDo[]): AllowedAction[] {
  if (!canSeeDossier(actor, dossier)) return [];
  const mine = tasks.filter((task) => isTaskOf(actor, task));
  return actionKinds.flatMap((kind): AllowedAction[] => {
    if (!isLawfulFrom(kind, dossier.status)) return [];
    if (actionSource(kind) === 'task') {
      const task = mine.find((candidate) => candidate.action === kind);
      return task && !isBlockedByFee(kind, dossier) ? [{ kind, task }] : [];
    }
    return isAllowedByTable(kind, { actor, dossier, mine }) ? [{ kind, task: null }] : [];
  });
}

/** A result whose fee is due on return is not handed out before it is paid. */
function isBlockedByFee(kind: ActionKind, dossier: DossierFacts): boolean {
  return kind === 'return_result' && dossier.feesVnd > 0 && !dossier.paid && dossier.status === 'finished';
}

function isAllowedByTable(
  kind: ActionKind,
  { actor, dossier, mine }: { actor: Actor; dossier: DossierFacts; mine: readonly TaskToDo[] },
): boolean {
  const atDesk = (role: string) => unitsWithRole(actor, role).includes(dossier.receivedUnitId);
  switch (kind) {
    case 'reject':
      return mine.some((task) => task.action === 'accept');
    case 'request_supplement':
      return !dossier.signed && mine.some((task) => task.action === 'accept' || task.action === 'propose');
    case 'supplement':
      return isPartyOf(actor, dossier) || (actor.kind === 'officer' && atDesk('reception_officer'));
    case 'pay':
      return dossier.feesVnd > 0 && !dossier.paid && (isPartyOf(actor, dossier) || atDesk('cashier'));
    // Withdrawal is the applicant's right until the decision is signed (NĐ 118/2025 Đ21); the desk records it on request.
    case 'withdraw':
      return !dossier.signed && (isPartyOf(actor, dossier) || atDesk('reception_officer'));
    case 'receive_result':
      return dossier.returned && !dossier.received && isPartyOf(actor, dossier);
    default:
      return false;
  }
}
