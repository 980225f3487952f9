import { z } from 'zod';

export const Notice = z.object({
  id: z.uuid(),
  subjectCode: z.string(),
  title: z.string(),
  body: z.string(),
  createdAt: z.iso.datetime(),
  read: z.boolean(),
});
export type Notice = z.infer<typeof Notice>;
