import { actsFor, unitsOf, unitsWithRole, type Actor } from '#infrastructure/actor.ts';
import { mainInstance } from '#platform/workflow/index.ts';
import { ledUnits } from '../led-units.ts';
import type { CourseTask } from './course.ts';
import { undecidedChecks } from './data-checks.ts';
import type { Consultation } from './consultation.contract.ts';
import type { Dossier } from './dossier.ts';
import {
  actionKinds,
  actionSource,
  isEnded,
  isLawfulFrom,
  type ActionKind,
  type DossierStatus,
} from './dossier-status.ts';
import { postsFor } from './posts-for.ts';
import { dataTask, isBesideProcess, opinionTask } from './task-changes.ts';

/** An open task as the rules need it. */
export type TaskToDo = Pick<
  CourseTask,
  'instance' | 'taskId' | 'partner' | 'name' | 'action' | 'role' | 'unitId' | 'assigneeId'
>;

/** What the rules need of a dossier. */
export type DossierFacts = {
  status: DossierStatus;
  accepted: boolean;
  signed: boolean;
  paid: boolean;
  feesVnd: number;
  receivedUnitId: string;
  deskUnitId: string;
  decidingUnitId: string;
  /** Coordinating agencies that were asked, also long ago. */
  partnerUnitIds: readonly string[];
  applicantAccountId: string | null;
  ownerAccountId: string | null;
  returned: boolean;
  received: boolean;
  extended: number;
  mayExtend: number;
  errorReported: boolean;
  opinionsAskedOf: readonly string[];
  /** Declared values an official has to look at. */
  openChecks: number;
};

export function factsOf(dossier: Dossier, { mayExtend = 1 }: { mayExtend?: number } = {}): DossierFacts {
  const { state } = dossier;
  return {
    status: dossier.status,
    accepted: dossier.acceptedAt !== null,
    signed: state.signed !== null,
    paid: state.payment !== null,
    feesVnd: state.fees.reduce((sum, fee) => sum + fee.amountVnd, 0),
    receivedUnitId: dossier.receivedUnitId,
    deskUnitId: dossier.deskUnitId,
    decidingUnitId: dossier.decidingUnitId,
    partnerUnitIds: state.consultations.filter(wasSent).map(({ unitId }) => unitId),
    applicantAccountId: dossier.applicantAccountId,
    ownerAccountId: dossier.ownerAccountId,
    returned: dossier.returnedAt !== null,
    received: state.receivedAt !== null,
    extended: state.extension.decided.length,
    mayExtend,
    errorReported: state.corrections.some(({ correctedAt }) => correctedAt === null),
    openChecks: undecidedChecks(state.dataChecks).length,
    opinionsAskedOf: state.opinions.filter(({ text }) => text === null).map(({ askedId }) => askedId),
  };
}

const wasSent = ({ sentAt }: Consultation) => sentAt !== null;

export type AllowedAction = { kind: ActionKind; task: TaskToDo | null };

/** Whether the task is the actor's to do: the role in the unit, and not assigned to somebody else. */
export function isTaskOf(actor: Actor, task: TaskToDo): boolean {
  if (task.instance === opinionTask) return holds(actor, task.assigneeId);
  if (task.assigneeId !== null && !holds(actor, task.assigneeId)) return false;
  return unitsWithRole(actor, task.role).includes(task.unitId);
}

/** The person assigned, or whoever stands in while that person is absent. */
function holds(actor: Actor, assigneeId: string | null): boolean {
  return assigneeId !== null && actsFor(actor).includes(assigneeId);
}

export function isPartyOf(actor: Actor, dossier: Pick<DossierFacts, 'applicantAccountId' | 'ownerAccountId'>): boolean {
  return actor.id === dossier.applicantAccountId || actor.id === dossier.ownerAccountId;
}

/** Whole dossier: staff of the unit that received, hands out or decides, whoever was asked for an opinion, and its parties. */
export function canSeeWhole(actor: Actor, dossier: DossierFacts): boolean {
  if (actor.kind !== 'officer') return isPartyOf(actor, dossier);
  const units = unitsOf(actor);
  const { receivedUnitId, deskUnitId, decidingUnitId } = dossier;
  return (
    [receivedUnitId, deskUnitId, decidingUnitId].some((id) => units.includes(id)) ||
    dossier.opinionsAskedOf.includes(actor.id)
  );
}

/** A coordinating agency sees that the dossier exists and what it was given of it; to anybody else it does not exist. */
export function canSeeDossier(actor: Actor, dossier: DossierFacts): boolean {
  if (canSeeWhole(actor, dossier)) return true;
  return actor.kind === 'officer' && unitsOf(actor).some((id) => dossier.partnerUnitIds.includes(id));
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
    switch (actionSource(kind)) {
      case 'system':
        return [];
      case 'task': {
        const own = mine.filter((candidate) => candidate.action === kind && !isBlockedByFee(kind, dossier));
        return own.map((task) => ({ kind, task }));
      }
      case 'table':
        return byTable(kind, { actor, dossier, tasks, mine });
    }
  });
}

/** A result whose fee is due on return is not handed out before it is paid. */
function isBlockedByFee(kind: ActionKind, dossier: DossierFacts): boolean {
  return kind === 'return_result' && dossier.feesVnd > 0 && !dossier.paid && dossier.status === 'finished';
}

type Asking = { actor: Actor; dossier: DossierFacts; tasks: readonly TaskToDo[]; mine: readonly TaskToDo[] };

/** Actions that are lawful by the table alone: once for the dossier, or once for each task they may be about. */
function byTable(kind: ActionKind, asking: Asking): AllowedAction[] {
  const { actor, dossier, tasks, mine } = asking;
  const each = (about: readonly TaskToDo[]) => about.map((task) => ({ kind, task }));
  switch (kind) {
    case 'claim':
      return each(mine.filter(({ assigneeId, instance }) => assigneeId === null && instance !== opinionTask));
    case 'reassign':
      return each(tasks.filter((task) => mayReassign(actor, task)));
    case 'acknowledge':
      return each(mine.filter(({ instance }) => !isBesideProcess(instance)));
    case 'give_opinion':
      return each(mine.filter(({ instance }) => instance === opinionTask));
    default:
      return isAllowedByTable(kind, { actor, dossier, tasks, mine }) ? [{ kind, task: null }] : [];
  }
}

/** Whoever leads the unit, or its section; and whoever holds the task may give it back. */
function mayReassign(actor: Actor, task: TaskToDo): boolean {
  if (task.instance === opinionTask || task.role === 'system') return false;
  return ledUnits(actor).includes(task.unitId) || (task.assigneeId !== null && holds(actor, task.assigneeId));
}

function isAllowedByTable(kind: ActionKind, { actor, dossier, mine }: Asking): boolean {
  const isOfficials = postsFor(kind, actor, dossier).length > 0;
  const examines = mine.some(
    ({ action, instance }) => instance === mainInstance && ['propose', 'consult', 'consult_again'].includes(action),
  );
  switch (kind) {
    case 'reject':
      return mine.some((task) => task.action === 'accept');
    case 'request_supplement':
      return !dossier.signed && (mine.some((task) => task.action === 'accept') || examines);
    case 'supplement':
      return isPartyOf(actor, dossier) || isOfficials;
    case 'pay':
      return dossier.feesVnd > 0 && !dossier.paid && (isPartyOf(actor, dossier) || isOfficials);
    case 'withdraw':
    case 'change':
      return !dossier.signed && (isPartyOf(actor, dossier) || isOfficials);
    case 'stop':
      return !dossier.signed && isOfficials;
    case 'extend':
      // Also after a signature: where partners are asked on its strength, the date is still the agency's to keep.
      return dossier.extended < dossier.mayExtend && isOfficials;
    case 'receive_result':
      return dossier.returned && !dossier.received && isPartyOf(actor, dossier);
    case 'report_error':
      return !dossier.errorReported && (isPartyOf(actor, dossier) || isOfficials);
    case 'correct':
      return dossier.errorReported && isOfficials;
    case 'settle_data':
      return dossier.openChecks > 0 && mine.some(({ instance }) => [mainInstance, dataTask].includes(instance));
    case 'note':
      return actor.kind === 'officer' && canSeeWhole(actor, dossier);
    case 'ask_opinion':
      return (
        actor.kind === 'officer' && !isEnded(dossier.status) && mine.some(({ instance }) => !isBesideProcess(instance))
      );
    default:
      return false;
  }
}
