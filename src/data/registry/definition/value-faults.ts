import { z } from 'zod';
import { faultRules } from '../keeping/fault-rules.browser.ts';

/** Where a value does not fit (`lines`, `0`, `code`), by which rule, with what the rule says. */
export type ValueFault = {
  at: string[];
  rule: (typeof faultRules)[number];
  limit?: number;
  /** How a right one looks. */
  example?: string;
};

type SchemaError = { instancePath: string; keyword: string; params: Record<string, unknown>; parentSchema?: object };

const Limit = z.looseObject({ limit: z.number().optional() });
const WithExamples = z.looseObject({ examples: z.array(z.unknown()).optional() });
const rules: ReadonlyMap<string, ValueFault['rule']> = new Map(faultRules.map((rule) => [rule, rule]));

export function faultsOf(errors: readonly SchemaError[]): ValueFault[] {
  return errors.map(({ instancePath, keyword, params, parentSchema }) => {
    const { limit } = Limit.parse(params);
    const example = WithExamples.parse(parentSchema ?? {}).examples?.[0];
    return {
      at: instancePath.split('/').slice(1).map(unescaped),
      rule: rules.get(keyword) ?? 'other',
      ...(limit !== undefined && { limit }),
      ...(example !== undefined && { example: String(example) }),
    };
  });
}

/** JSON Pointer (RFC 6901). */
const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');
