import { z } from 'zod';

const Name = z.string().trim().min(1);
const Day = z.iso.date();

const PriorityKind = z.strictObject({
  key: z.string().regex(/^[a-z_]+$/),
  name: Name,
  nameEn: Name,
  article: Name,
});

/** Quy tắc ưu tiên of a period. */
const PriorityRule = z.strictObject({
  from: Day,
  to: Day.optional(),
  interleave: z.strictObject({ priority: z.int().min(1), ordinary: z.int().min(1) }),
  article: Name,
  /** Whether the article was read word for word. */
  verified: z.boolean(),
  kinds: z.array(PriorityKind).min(1),
});
export type PriorityRule = z.infer<typeof PriorityRule>;

/** Quy tắc lấy số: `queue/rules.yaml` of the province. */
export const QueueRules = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z_]+$/),
        letter: z.string().regex(/^[A-Z]$/),
        name: Name,
        nameEn: Name,
      }),
    )
    .min(1),
  usualServiceMinutes: z.number().positive(),
  mostWaiting: z.int().positive(),
  priorities: z.array(PriorityRule).min(1),
});
export type QueueRules = z.infer<typeof QueueRules>;

const Key = z.string().max(40);

/** Lấy một số tại nơi lấy số. */
export const TakeNumber = z.object({ commandId: z.uuid(), group: Key, priority: Key.nullable().default(null) });
export type TakeNumber = z.infer<typeof TakeNumber>;

/** Số đã cấp. */
export const TakenNumber = z.object({
  code: z.string(),
  group: z.string(),
  isPriority: z.boolean(),
  takenAt: z.string(),
  /** How many go before, and how long that may take. */
  ahead: z.number(),
  waitMinutes: z.number(),
});
export type TakenNumber = z.infer<typeof TakenNumber>;

const NamedGroup = z.object({ key: z.string(), letter: z.string(), name: z.string(), nameEn: z.string() });

/** Màn hình lấy số: the groups with who waits, the kinds of priority in force. */
export const KioskView = z.object({
  desk: z.object({ key: z.string(), name: z.string() }),
  /** When the desk opens next; null while it is open. */
  opensAt: z.string().nullable(),
  groups: z.array(NamedGroup.extend({ waiting: z.number(), waitMinutes: z.number() })),
  priorities: z.array(z.object({ key: z.string(), name: z.string(), nameEn: z.string() })),
});
export type KioskView = z.infer<typeof KioskView>;

/** Màn hình gọi số. */
export const CallingView = z.object({
  desk: z.object({ key: z.string(), name: z.string() }),
  /** Last called first; `callCount` grows when the same number is called again. */
  called: z.array(z.object({ code: z.string(), counter: z.string(), callOrder: z.number(), callCount: z.number() })),
  waiting: z.number(),
});
export type CallingView = z.infer<typeof CallingView>;

const Counter = z.string().trim().min(1).max(20);
const Groups = z.array(Key).min(1).max(26);

/** Thao tác gọi số của cán bộ. */
export const QueueCommand = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call_next'), commandId: z.uuid(), counter: Counter, groups: Groups }),
  z.object({ kind: z.literal('recall'), commandId: z.uuid(), counter: Counter, ticketId: z.uuid() }),
  z.object({ kind: z.literal('skip'), commandId: z.uuid(), ticketId: z.uuid() }),
  z.object({ kind: z.literal('finish'), commandId: z.uuid(), ticketId: z.uuid() }),
]);
export type QueueCommand = z.infer<typeof QueueCommand>;

export const DeskTicket = z.object({
  id: z.uuid(),
  code: z.string(),
  group: z.string(),
  priority: z.string().nullable(),
  status: z.enum(['waiting', 'called', 'done', 'skipped']),
  takenAt: z.string(),
  calledAt: z.string().nullable(),
  counter: z.string().nullable(),
});
export type DeskTicket = z.infer<typeof DeskTicket>;

/** Gọi số tại bàn làm việc. */
export const DeskQueue = z.object({
  desk: z.object({ key: z.string(), name: z.string() }),
  groups: z.array(NamedGroup.extend({ waiting: z.number() })),
  priorities: z.array(z.object({ key: z.string(), name: z.string(), nameEn: z.string() })),
  /** Called by this official and not finished. */
  current: DeskTicket.nullable(),
  /** In the order they will be called, over all groups. */
  waiting: z.array(DeskTicket),
  skipped: z.array(DeskTicket),
  served: z.number(),
  serviceMinutes: z.number(),
});
export type DeskQueue = z.infer<typeof DeskQueue>;

export const CalledTicket = z.object({ code: z.string().nullable() });
export type CalledTicket = z.infer<typeof CalledTicket>;
