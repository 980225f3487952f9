import { sha256 } from '#infrastructure/crypto.ts';
import type { CourseTask } from '../course/course.ts';
import { genesisHash } from '../course/dossier-action.ts';
import { isWaitingForApplicant, statusCodes } from '../course/dossier-status.ts';
import { goldenPerson } from '../golden/open-golden.ts';
import { ownerIn, type CourseTemplate } from './course-template.ts';
import type { GeneratedRows, GeneratedValue } from './generated-rows.ts';

/** What makes one dossier of a template its own. */
export type Generated = {
  id: string;
  code: string;
  owner: { name: string; number: string };
  newId: () => string;
};

/** Writes every row of one dossier; its chain of hashes is as `insertAction` would make it. */
export function writeDossier(rows: GeneratedRows, template: CourseTemplate, one: Generated): void {
  const { course, changes } = template;
  const { dossier } = course;
  const place = [dossier.receivedUnitId, dossier.receivedOn, one.id] as const;
  const lastHash = writeActions(rows, template, { one, place });
  const due = dossier.state.appointment;
  const mirrored = [statusCodes[dossier.status], due?.dueOn ?? null, due?.dueAt ?? null] as const;
  rows.add('dossiers.dossier', [
    ...[one.id, dossier.receivedUnitId, dossier.receivedOn, one.code, dossier.procedureCode, dossier.procedureName],
    ...[dossier.packageVersion, dossier.channel, null, dossier.decidingUnitId, dossier.deskUnitId, null, null],
    ...[one.owner.name, one.owner.number, statusCodes[dossier.status], dossier.submittedAt, dossier.acceptedAt],
    ...[due?.dueOn ?? null, due?.dueAt ?? null, dossier.finishedAt, dossier.returnedAt, dossier.lastActionAt],
    ...[dossier.revision, lastHash, ownerIn(template.state, one.owner)],
  ]);
  for (const task of course.tasks) {
    const { unitId, openedAt, openedBy, term, stepDueAt } = task;
    rows.add('dossiers.open_task', [
      ...[
        one.newId(),
        ...place,
        ...taskFields(task),
        unitId,
        holderOf(template, task),
        openedAt,
        openedBy,
        term,
        stepDueAt,
      ],
      ...[one.code, dossier.procedureCode, dossier.procedureName, one.owner.name, dossier.channel, ...mirrored],
      isWaitingForApplicant(dossier.status),
    ]);
  }
  for (const change of changes) {
    const { revision, lastActionAt } = change.course.dossier;
    for (const task of change.closed) {
      const { unitId, openedAt, openedBy, term, stepDueAt, outcome } = task;
      const holder = holderOf(template, task) ?? template.official.id;
      rows.add('dossiers.task_done', [
        ...[...place, ...taskFields(task), unitId, holder, openedAt, openedBy, openedAt, holder],
        ...[term, stepDueAt, lastActionAt, revision, outcome],
      ]);
    }
  }
  for (const asked of dossier.state.consultations) {
    rows.add('dossiers.consultation', [
      ...[...place, asked.partner, asked.round, asked.unitId, asked.askedAt, asked.sentAt, asked.dueOn],
      ...[asked.returnedAt, asked.silentAt, asked.endedAt, asked.ended],
    ]);
  }
  for (const { kind, key, dueAt } of template.timers) rows.add('dossiers.timer', [one.id, kind, key, dueAt]);
  for (const { id, name } of template.documents)
    rows.add('dossiers.supplied_document', [one.newId(), ...place, id, 0, name, 1, 0, dossier.submittedAt]);
  for (const { key, processId, status, state } of template.instances)
    rows.add('workflow.instance', [
      ...['dossier', one.id, key, processId, status, state, dossier.submittedAt, dossier.lastActionAt],
    ]);
}

/** The log of the dossier; answers the last hash. */
function writeActions(
  rows: GeneratedRows,
  { actions }: CourseTemplate,
  { one, place }: { one: Generated; place: readonly [string, string, string] },
): string {
  let previous = genesisHash;
  for (const [index, { kind, at, actor, content, head, middle }] of actions.entries()) {
    const commandId = one.newId();
    const said = ownerIn(content, one.owner);
    const tail = `,"dossier":"${one.id}","kind":"${kind}","previous":"${previous}","sequence":${index + 1}}`;
    const hash = sha256(`${head}${commandId}${middle}${said}${tail}`);
    rows.add('dossiers.action', [
      ...[...place, index + 1, kind, at, actor.id, actor.name, actor.unitId, actor.title, commandId, said],
      ...[previous, hash],
    ]);
    previous = hash;
  }
  return previous;
}

function taskFields({ instance, partner, taskId, nodeId, name, action, role }: CourseTask): GeneratedValue[] {
  return [instance, partner, taskId, nodeId, name, action, role];
}

function holderOf({ official }: CourseTemplate, { assigneeId }: CourseTask): string | null {
  return assigneeId === goldenPerson ? official.id : assigneeId;
}
