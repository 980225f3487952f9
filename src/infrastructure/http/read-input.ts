import type { z } from 'zod';
import { refuseHttp } from './errors.ts';

/** Reads what a plain HTML form said, where the route's own schema cannot; a wrong form is refused, naming its fields. */
export function readInput<Shape extends z.ZodType>(shape: Shape, input: unknown): z.infer<Shape> {
  const { success, data, error } = shape.safeParse(input);
  if (success) return data;
  const fields = [...new Set(error.issues.map(({ path }) => path.join('.') || 'body'))];
  throw refuseHttp('http.invalid', { fields: fields.join(', ') }, { fields });
}
