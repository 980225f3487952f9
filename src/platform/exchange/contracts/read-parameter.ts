import { z } from 'zod';
import { refuse } from '../exchange.errors.ts';
import { wayOfHeader } from './header-names.ts';

export const Parameter = z.looseObject({
  $ref: z.string().optional(),
  name: z.string().optional(),
  in: z.enum(['path', 'query', 'header', 'cookie']).optional(),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema: z.unknown().optional(),
  example: z.unknown().optional(),
});

export type ContractParameter = {
  name: string;
  /** The name of a header is in lower case. */
  in: 'path' | 'query' | 'header';
  required: boolean;
  description: string;
  schema: unknown;
  example: unknown;
};

/**
 * Tham số của một thao tác; undefined for one the axis leaves to itself. Refuses `exchange.contract_wrong` where a provider needs what
 * cannot go through: it could never be asked.
 */
export function readParameter(value: unknown): ContractParameter | undefined {
  const { name, in: place, required = false, description = '', schema, example } = Parameter.parse(value);
  if (name === undefined || place === undefined) return undefined;
  if (place === 'path' || place === 'query')
    return { name, in: place, required: required || place === 'path', description, schema, example };
  const way = place === 'cookie' ? 'kept' : wayOfHeader(name);
  if (way === 'passed') return { name: name.toLowerCase(), in: 'header', required, description, schema, example };
  if (way === 'kept' && required)
    throw refuse('exchange.contract_wrong', { what: `tham số ${place} ${name} không đi qua trục được` });
  return undefined;
}
