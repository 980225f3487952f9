import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';

const Schema = z.record(z.string(), z.unknown());

/** Lược đồ của một chủ đề, ready to hold data against. Throws for one that cannot be compiled, or that would answer only later. */
export function compileTopicSchema(schema: unknown): ReturnType<Ajv2020['compile']> {
  const validate = new Ajv2020({ strict: false }).compile(Schema.parse(schema));
  if ('$async' in validate) throw new Error('$async');
  return validate;
}
