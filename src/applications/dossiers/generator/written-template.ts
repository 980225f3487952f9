import { copyLine, type CopyValue } from '#infrastructure/database/copy-rows.ts';
import type { CourseTask } from '../course/course.ts';
import { isWaitingForApplicant, statusCodes } from '../course/dossier-status.ts';
import { goldenPerson } from '../golden/open-golden.ts';
import { ownerNameFor } from '../course/owner-name-for.ts';
import { ownerIn, type CourseTemplate } from './course-template.ts';
import type { GeneratedTable } from './generated-rows.ts';
import { slotMarks as mark, slottedText, type SlottedText } from './slotted-text.ts';

type WrittenRow = { table: GeneratedTable; line: SlottedText };

/** Khuôn đã viết: every row of a template's dossiers as COPY takes it, with slots for what is each one's own. */
export type WrittenTemplate = {
  decidingUnitId: string;
  receivedOn: string;
  /** The log, in order: what the hash of an action is of, and its row. */
  actions: readonly { hashed: SlottedText; line: SlottedText }[];
  /** All other rows; the slot `hash` in them is that of the last action. */
  rows: readonly WrittenRow[];
};

const owner = { name: mark.ownerName, number: mark.ownerNumber };

export function writeTemplate(template: CourseTemplate): WrittenTemplate {
  const { decidingUnitId, receivedOn, receivedUnitId } = template.course.dossier;
  const place = [receivedUnitId, receivedOn, mark.id] as const;
  return {
    decidingUnitId,
    receivedOn,
    actions: writeActions(template, place),
    rows: [
      writeDossier(template, place),
      ...writeTasks(template, place),
      ...writeConsultations(template, place),
      ...template.timers.map(({ kind, key, dueAt }) => row('dossiers.timer', [mark.id, kind, key, dueAt])),
      ...template.documents.map(({ id, name }) =>
        row('dossiers.supplied_document', [
          ...[mark.newId, ...place, id, 0, name, 1, 0, template.course.dossier.submittedAt],
        ]),
      ),
      ...template.instances.map(({ key, processId, status, state }) => {
        const { submittedAt, lastActionAt } = template.course.dossier;
        return row('workflow.instance', [
          ...['dossier', mark.id, key, processId, status, state, submittedAt, lastActionAt],
        ]);
      }),
    ],
  };
}

type Place = readonly [unitId: string, receivedOn: string, id: string];

function row(table: GeneratedTable, values: readonly CopyValue[]): WrittenRow {
  return { table, line: slottedText(copyLine(values)) };
}

/** The log of the dossier; its hashes are as `insertAction` would make them. */
function writeActions({ actions }: CourseTemplate, place: Place) {
  return actions.map(({ kind, at, actor, content, head, middle }, index) => {
    const said = ownerIn(content, owner);
    const tail = `,"dossier":"${mark.id}","kind":"${kind}","previous":"${mark.previousHash}","sequence":${index + 1}}`;
    const { line } = row('dossiers.action', [
      ...[...place, index + 1, kind, at, actor.id, actor.name, actor.unitId, actor.title, mark.commandId, said],
      ...[mark.previousHash, mark.hash],
    ]);
    return { hashed: slottedText(`${head}${mark.commandId}${middle}${said}${tail}`), line };
  });
}

function writeDossier({ course, state }: CourseTemplate, place: Place): WrittenRow {
  const { dossier } = course;
  const due = dossier.state.appointment;
  return row('dossiers.dossier', [
    ...[mark.id, place[0], place[1], mark.code, dossier.procedureCode, dossier.procedureName],
    ...[dossier.packageVersion, dossier.channel, null, dossier.decidingUnitId, dossier.deskUnitId, null, null],
    ...[owner.name, owner.number, statusCodes[dossier.status], dossier.submittedAt, dossier.acceptedAt],
    ...[due?.dueOn ?? null, due?.dueAt ?? null, dossier.finishedAt, dossier.returnedAt, dossier.lastActionAt],
    ...[dossier.revision, mark.hash, ownerIn(state, owner)],
  ]);
}

function writeTasks(template: CourseTemplate, place: Place): WrittenRow[] {
  const { dossier, tasks } = template.course;
  const due = dossier.state.appointment;
  const mirrored = [statusCodes[dossier.status], due?.dueOn ?? null, due?.dueAt ?? null] as const;
  const open = tasks.map((task) =>
    row('dossiers.open_task', [
      ...[mark.newId, ...place, ...taskFields(task), task.unitId, holderOf(template, task), task.openedAt],
      ...[task.openedBy, task.term, task.stepDueAt, mark.code, dossier.procedureCode, dossier.procedureName],
      ...[
        ownerNameFor(dossier, task) && owner.name,
        dossier.channel,
        ...mirrored,
        isWaitingForApplicant(dossier.status),
      ],
    ]),
  );
  const done = template.changes.flatMap(({ course, closed }) =>
    closed.map((task) => {
      const holder = holderOf(template, task) ?? template.official.id;
      return row('dossiers.task_done', [
        ...[...place, ...taskFields(task), task.unitId, holder, task.openedAt, task.openedBy, task.openedAt, holder],
        ...[task.term, task.stepDueAt, course.dossier.lastActionAt, course.dossier.revision, task.outcome],
      ]);
    }),
  );
  return [...open, ...done];
}

function writeConsultations({ course }: CourseTemplate, place: Place): WrittenRow[] {
  return course.dossier.state.consultations.map((asked) =>
    row('dossiers.consultation', [
      ...[...place, asked.partner, asked.round, asked.unitId, asked.askedAt, asked.sentAt, asked.dueOn],
      ...[asked.returnedAt, asked.silentAt, asked.endedAt, asked.ended],
    ]),
  );
}

function taskFields({ instance, partner, taskId, nodeId, name, action, role }: CourseTask): CopyValue[] {
  return [instance, partner, taskId, nodeId, name, action, role];
}

function holderOf({ official }: CourseTemplate, { assigneeId }: CourseTask): string | null {
  return assigneeId === goldenPerson ? official.id : assigneeId;
}
