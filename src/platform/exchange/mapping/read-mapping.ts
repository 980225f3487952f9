import { parse } from 'yaml';
import { refuse } from '../exchange.errors.ts';
import { ServiceMapping } from './mapping.contract.ts';

/** Đọc phép chuyển đổi written by hand in YAML or JSON. Throws `exchange.mapping_wrong` with the place and what is wrong there. */
export function readMapping(text: string): ServiceMapping {
  const read = ServiceMapping.safeParse(parseText(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw wrong(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

const wrong = (what: string) => refuse('exchange.mapping_wrong', { what });

function parseText(text: string): unknown {
  try {
    return parse(text, { uniqueKeys: true, maxAliasCount: 0 });
  } catch (error) {
    throw wrong(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}
