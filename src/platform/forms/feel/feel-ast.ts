import { z } from 'zod';
import type { FeelAst as FeelAstType, FeelTest as FeelTestType } from './feel-ast.contract.ts';
import { arithmeticSigns, compareSigns } from './signs.ts';

/** Guards an expression read back from storage; recursion goes through `z.lazy`. */
export const FeelAst: z.ZodType<FeelAstType> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.object({ op: z.literal('literal'), value: z.union([z.string(), z.number(), z.boolean(), z.null()]) }),
    z.object({ op: z.literal('variable'), name: z.string() }),
    z.object({ op: z.literal('member'), of: FeelAst, name: z.string() }),
    z.object({ op: z.literal('item'), of: FeelAst, index: z.int() }),
    z.object({ op: z.literal('negate'), of: FeelAst }),
    z.object({ op: z.literal('arithmetic'), sign: z.enum(arithmeticSigns), left: FeelAst, right: FeelAst }),
    z.object({ op: z.literal('compare'), sign: z.enum(compareSigns), left: FeelAst, right: FeelAst }),
    z.object({ op: z.enum(['and', 'or']), left: FeelAst, right: FeelAst }),
    z.object({ op: z.literal('between'), of: FeelAst, low: FeelAst, high: FeelAst }),
    z.object({ op: z.literal('in'), of: FeelAst, tests: z.array(FeelTest) }),
    z.object({ op: z.literal('if'), condition: FeelAst, yes: FeelAst, no: FeelAst }),
    z.object({ op: z.literal('list'), items: z.array(FeelAst) }),
    z.object({
      op: z.enum(['some', 'every']),
      over: z.array(z.object({ name: z.string(), list: FeelAst })),
      satisfies: FeelAst,
    }),
    z.object({ op: z.literal('call'), name: z.string(), args: z.array(FeelAst) }),
  ]),
);

const FeelTest: z.ZodType<FeelTestType> = z.lazy(() =>
  z.discriminatedUnion('test', [
    z.object({ test: z.literal('value'), value: FeelAst }),
    z.object({ test: z.literal('compare'), sign: z.enum(compareSigns), value: FeelAst }),
    z.object({
      test: z.literal('interval'),
      low: FeelAst,
      high: FeelAst,
      lowIncluded: z.boolean(),
      highIncluded: z.boolean(),
    }),
  ]),
);
