import { z } from 'zod';

/** Nội dung trao đổi của một lượt, as the log's search tells of it: its day's key is there, is deleted, or was not there when it was to be kept. */
export const bodyStates = ['kept', 'erased', 'left_out'] as const;

export const ShownBody = z.object({ text: z.string(), characters: z.int(), isCut: z.boolean() });
export type ShownBody = z.infer<typeof ShownBody>;

/** Nội dung đã lưu, opened once; `unreadable` where the key of the day does not open it. */
export const KeptBodies = z.object({
  state: z.enum([...bodyStates, 'unreadable']),
  request: ShownBody.nullable(),
  response: ShownBody.nullable(),
  /** Last day on which it can be read. */
  readableTo: z.iso.date().nullable(),
});
export type KeptBodies = z.infer<typeof KeptBodies>;
