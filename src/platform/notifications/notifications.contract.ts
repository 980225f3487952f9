import { z } from 'zod';

export const Notice = z.object({
  id: z.uuid(),
  /** `dossier`, `exchange` for what concerns the integration axis, `agency` for what another system wrote. */
  subjectKind: z.string(),
  subjectCode: z.string(),
  title: z.string(),
  body: z.string(),
  createdAt: z.iso.datetime(),
  read: z.boolean(),
});
export type Notice = z.infer<typeof Notice>;
