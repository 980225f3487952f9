import { unitsOf, type Actor, type ActorPost } from '#infrastructure/actor.ts';
import { vietnamDay, vietnamTime } from '#infrastructure/clock.ts';
import { once } from '#infrastructure/command.queries.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { getPackage, type InstalledPackage } from '#applications/procedures/index.ts';
import { z } from 'zod';
import {
  allowedActions,
  canSeeDossier,
  canSeeWhole,
  factsOf,
  type AllowedAction,
  type TaskToDo,
} from '../course/allowed-actions.ts';
import type { Course } from '../course/course.ts';
import type { ActionActor } from '../course/dossier-action.ts';
import type { Dossier } from '../course/dossier.ts';
import type { ActionKind } from '../course/dossier-status.ts';
import { postsFor } from '../course/posts-for.ts';
import type { DossierDeps, InTransaction } from '../dossier-deps.ts';
import { refuse } from '../dossiers.errors.ts';
import { listActions } from '../store/actions.queries.ts';
import { lockDossier } from './lock-dossier.ts';

export type CommandHead = {
  commandId: string;
  kind: ActionKind;
  revision: number;
  /** Which of several open tasks it is about. */
  partner?: string;
  instance?: string;
  taskId?: string;
  opinionId?: string;
};

/** What a use case gets to work on: the dossier locked and seen as the actor last saw it, the action lawful, the task its own. */
export type Acting = {
  tx: Tx;
  deps: InTransaction;
  actor: Actor;
  by: ActionActor;
  at: Date;
  course: Course;
  dossier: Dossier;
  installed: InstalledPackage;
  allowed: AllowedAction;
};

export const Acted = z.object({ code: z.string(), revision: z.number() });
export type Acted = z.infer<typeof Acted>;

/**
 * The frame of every action on a dossier: once for its command id, hidden from those who may not see it, refused when somebody
 * acted in between (optimistic lock) or when the table does not allow it.
 */
export async function actOnDossier(
  deps: DossierDeps,
  { actor, code, command }: { actor: Actor; code: string; command: CommandHead },
  work: (acting: Acting) => Promise<Course> | Course,
): Promise<Acted> {
  const at = deps.now();
  return once(deps.db, {
    command: { id: command.commandId, actorId: actor.id, name: `${command.kind} ${code}` },
    at,
    answer: Acted,
    read: (tx) => lockDossier(tx, code),
    work: async (tx, locked) => {
      if (!locked || !canSeeDossier(actor, factsOf(locked.dossier))) throw refuse('dossier.not_found', { code });
      const { dossier, tasks, instances } = locked;
      if (dossier.revision !== command.revision) throw await changedSince(tx, { actor, dossier });
      const mayExtend = deps.rulesOn(vietnamDay(dossier.acceptedAt ?? at)).extension.atMost;
      const allowed = allowedActions(actor, factsOf(dossier, { mayExtend }), tasks).find((one) =>
        isMeant(one, command),
      );
      if (!allowed) throw refuse('dossier.action_not_allowed', { code });
      const installed = await getPackage(tx, dossier.procedureCode, dossier.packageVersion);
      const by = nameOf(actor, allowed, dossier);
      const course = { dossier, tasks, instances };
      const after = await work({ tx, deps, actor, by, at, course, dossier, installed, allowed });
      return { code, revision: after.dossier.revision };
    },
  });
}

function isMeant({ kind, task }: AllowedAction, command: CommandHead): boolean {
  if (kind !== command.kind) return false;
  if (command.taskId !== undefined) return task?.taskId === command.taskId && task.instance === command.instance;
  if (command.opinionId !== undefined) return task?.taskId === command.opinionId;
  if (command.partner !== undefined) return task?.partner === command.partner;
  return true;
}

/** Who acted in between and when. A coordinating agency learns no name of another agency's people, nor of the parties. */
async function changedSince(tx: Tx, { actor, dossier }: { actor: Actor; dossier: Dossier }) {
  const by = (await listActions(tx, dossier.id)).at(-1)?.action.by;
  const told = { code: dossier.code, time: vietnamTime(dossier.lastActionAt) };
  const isOwn = by?.unitId !== null && by?.unitId !== undefined && unitsOf(actor).includes(by.unitId);
  return by && (isOwn || canSeeWhole(actor, factsOf(dossier)))
    ? refuse('dossier.changed', { ...told, name: by.name })
    : refuse('dossier.changed_elsewhere', told);
}

/** The post in which an official acts on this dossier: the one that gives the right to, else one in a unit of the dossier. */
export function nameOf(
  actor: Actor,
  allowed: AllowedAction | null,
  dossier: Pick<Dossier, 'deskUnitId' | 'decidingUnitId'>,
): ActionActor {
  const units = [dossier.deskUnitId, dossier.decidingUnitId];
  const post =
    (allowed?.task && postForTask(actor, allowed.task)) ??
    (allowed && postsFor(allowed.kind, actor, dossier)[0]) ??
    actor.posts.find((held) => units.includes(held.unitId)) ??
    (actor.kind === 'officer' ? actor.posts[0] : undefined);
  const title = post?.inPlaceOf ? `${post.title} (làm thay ${post.inPlaceOf.name})` : post?.title;
  return { id: actor.id, name: actor.name, unitId: post?.unitId ?? null, title: title ?? null };
}

/** The post that holds the task; of who only gives it to others, the one in its unit. */
function postForTask({ posts }: Actor, task: TaskToDo): ActorPost | undefined {
  const ofUnit = posts.filter(({ unitId }) => unitId === task.unitId);
  const fitting = ofUnit.filter(({ roles }) => roles.includes(task.role));
  return (
    fitting.find(({ inPlaceOf }) => inPlaceOf !== undefined && inPlaceOf.accountId === task.assigneeId) ??
    fitting[0] ??
    ofUnit.find(({ roles }) => roles.includes('leader') || roles.includes('section_head')) ??
    ofUnit[0]
  );
}
