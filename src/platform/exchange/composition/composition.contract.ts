import { z } from 'zod';

/** Address of a service nobody provides alone: its answers are put together from those of others. */
export const composedUpstream = 'composed:parts';
/** Member of every composed answer that tells which parts are missing, and why. Written by the axis, never by a formula. */
export const missingMember = 'missingParts';

/** A formula in JSONata. */
const Formula = z.string().trim().min(1).max(4000);
const mostParts = 8;
/** As formulas name it: `parts.danCu`. */
const PartName = z.string().regex(/^[a-z][A-Za-z0-9]{1,39}$/, 'là một từ bắt đầu bằng chữ thường, không dấu');

/** Thành phần của câu trả lời: one question to another service. */
const PartDeclaration = z.strictObject({
  /** `code/version`, with `sandbox/` in front for trying out. */
  service: z.string().max(60),
  operation: z.string().max(200),
  /** Of `parameters` (what was asked) and `parts` (answers of others): an object with the parameters of the operation. */
  parameters: Formula.optional(),
  /** Of the same: the body, of an operation that takes one. */
  body: Formula.optional(),
  /** Without it there is no answer; one that may be missing is told in the answer when it is. */
  required: z.boolean().default(true),
});

const ComposedOperation = z.strictObject({
  parts: z
    .record(PartName, PartDeclaration)
    .refine((parts) => Object.keys(parts).length > 0 && Object.keys(parts).length <= mostParts, {
      error: `có từ 1 đến ${mostParts} thành phần`,
    }),
  /** Of `parameters` and `parts`: the answer, an object. */
  answer: Formula,
});
export type ComposedOperation = z.infer<typeof ComposedOperation>;

/** Cách ghép câu trả lời của một dịch vụ ghép, by operation. */
export const ServiceComposition = z.record(z.string().max(200), ComposedOperation);
export type ServiceComposition = z.infer<typeof ServiceComposition>;
