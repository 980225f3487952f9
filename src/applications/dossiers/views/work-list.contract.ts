import { z } from 'zod';

export const urgencies = ['overdue', 'today', 'soon', 'rest', 'waiting'] as const;
export const Urgency = z.enum(urgencies);
export type Urgency = z.infer<typeof Urgency>;

export const WorkItem = z.object({
  /** Row of the list. */
  id: z.uuid(),
  /** The task within its dossier, as commands name it. */
  instance: z.string(),
  taskId: z.string(),
  code: z.string(),
  procedureCode: z.string(),
  procedureName: z.string(),
  ownerName: z.string(),
  channel: z.string(),
  taskName: z.string(),
  action: z.string(),
  openedAt: z.iso.datetime(),
  dueOn: z.string().nullable(),
  dueAt: z.iso.datetime().nullable(),
  stepDueAt: z.iso.datetime().nullable(),
  urgency: Urgency,
  daysLate: z.number(),
  assigneeName: z.string().nullable(),
  mine: z.boolean(),
});
export type WorkItem = z.infer<typeof WorkItem>;

export const WorkListQuery = z.object({
  urgency: Urgency.optional(),
  procedure: z.string().max(20).optional(),
  channel: z.enum(['online', 'counter', 'post']).optional(),
  search: z.string().trim().max(100).optional(),
  mine: z.enum(['1']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type WorkListQuery = z.infer<typeof WorkListQuery>;

export const WorkListPage = z.object({
  counts: z.record(Urgency, z.number()),
  procedures: z.array(z.object({ code: z.string(), name: z.string(), count: z.number() })),
  items: z.array(WorkItem),
  page: z.number(),
  pageSize: z.number(),
  total: z.number(),
});
export type WorkListPage = z.infer<typeof WorkListPage>;
