import { z } from 'zod';

/** Where an operation names the person or enterprise it is about: our extension `x-subject` of a contract. */
export const SubjectPlace = z.object({
  in: z.enum(['path', 'query', 'body']),
  /** Of a body the way to the member, with dots. */
  name: z.string().min(1),
  kind: z.enum(['person', 'enterprise']).default('person'),
  /** What the shared database calls the number that is asked by. */
  field: z.string().optional(),
});
export type SubjectPlace = z.infer<typeof SubjectPlace>;

/**
 * Điều gửi đi: a decided dossier to be registered, a dossier and its progress, a payment to be begun, the receipt of one;
 * and where the message names what that is about (`*` in a way: every item of a list). Our extension `x-sends`, for the system people sign in at.
 */
export const Sends = z.object({
  what: z.enum(['result', 'dossier', 'payment', 'receipt']),
  about: z.array(SubjectPlace.pick({ in: true, name: true })).min(1),
});
export type Sends = z.infer<typeof Sends>;
