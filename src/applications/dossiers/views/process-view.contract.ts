import { z } from 'zod';

/** Một bước của quy trình trên hồ sơ: done, being done, ahead, or passed by when the dossier ended without it. */
export const ProcessStepView = z.object({
  /** The element of the model it is drawn as. */
  elementId: z.string(),
  name: z.string(),
  /** Which agency does it, where the model has several pools. */
  pool: z.string(),
  state: z.enum(['done', 'now', 'ahead', 'passed_by']),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** In the working time of the unit that does it; up to now while it lasts. */
  workingMinutes: z.number().nullable(),
  /** Thời gian của bước as the procedure writes it; empty when it gives none. */
  term: z.string(),
  holder: z.string(),
});
export type ProcessStepView = z.infer<typeof ProcessStepView>;

/** Hình quy trình của hồ sơ: the model of its own version with places for everything, and how far the dossier is in it. */
export const DossierProcess = z.object({
  xml: z.string(),
  steps: z.array(ProcessStepView),
  /** Elements where the processes stand at this moment, events and gateways that wait included. */
  standing: z.array(z.string()),
});
export type DossierProcess = z.infer<typeof DossierProcess>;
