import { z } from 'zod';
import { LongText, ShortText } from '../dossiers.contract.ts';

const Day = z.iso.date();

export const AbsenceInput = z.object({
  /** Whoever will be away; the sender, or somebody of a unit the sender leads. */
  accountId: z.uuid(),
  standInId: z.uuid(),
  from: Day,
  to: Day,
  reason: ShortText,
});
export type AbsenceInput = z.infer<typeof AbsenceInput>;

const AbsenceView = z.object({
  id: z.uuid(),
  name: z.string(),
  standInName: z.string(),
  from: Day,
  to: Day,
  reason: z.string(),
  mayEnd: z.boolean(),
});

/** Vắng mặt as a person sees it: the absences of the own units, and whom one may name. */
export const AbsencesView = z.object({
  absences: z.array(AbsenceView),
  /** Whose absence the viewer may record, the viewer first. */
  recordable: z.array(z.object({ id: z.uuid(), name: z.string(), title: z.string() })),
  /** Who may stand in, for each of those. */
  standIns: z.record(z.uuid(), z.array(z.object({ id: z.uuid(), name: z.string(), title: z.string() }))),
});
export type AbsencesView = z.infer<typeof AbsencesView>;

/** Khối lượng công việc of a unit: how much is open with whom. */
export const Workload = z.object({
  unitId: z.uuid(),
  unitName: z.string(),
  /** Requests for more that had to be repeated in the last 30 days. */
  repeatedRequests: z.number(),
  people: z.array(
    z.object({
      /** Null: in the trays, with nobody. */
      accountId: z.uuid().nullable(),
      name: z.string(),
      title: z.string(),
      open: z.number(),
      overdue: z.number(),
      today: z.number(),
      stepLate: z.number(),
      waiting: z.number(),
      /** Tasks finished in the last 30 days. */
      done: z.number(),
    }),
  ),
});
export type Workload = z.infer<typeof Workload>;

/** Một việc đang mở of somebody of the unit. */
export const LoadTask = z.object({
  id: z.uuid(),
  code: z.string(),
  procedureName: z.string(),
  ownerName: z.string(),
  taskName: z.string(),
  openedAt: z.iso.datetime(),
  dueOn: Day.nullable(),
});
export type LoadTask = z.infer<typeof LoadTask>;

const AboutTask = z.object({ code: z.string().max(60), instance: z.string().max(60), taskId: z.string().max(60) });

/** Thao tác hàng loạt: only what commits to nothing towards the applicant. */
export const ManyCommand = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('claim'), commandId: z.uuid(), tasks: z.array(AboutTask).min(1).max(100) }),
  z.object({
    kind: z.literal('reassign'),
    commandId: z.uuid(),
    tasks: z.array(AboutTask).min(1).max(100),
    assigneeId: z.uuid().nullable(),
    reason: LongText,
  }),
]);
export type ManyCommand = z.infer<typeof ManyCommand>;

/** What became of each; a refused one does not hold up the others. */
export const ManyDone = z.object({
  done: z.array(z.string()),
  refused: z.array(z.object({ code: z.string(), message: z.string() })),
});
export type ManyDone = z.infer<typeof ManyDone>;
