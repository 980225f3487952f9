import type { z } from 'zod';
import { CorrectionFaults } from '#data/registry/keeping/keeping.contract.ts';
import { ServerProblem } from '../../ui/server/server-problem.ts';
import type { Translate } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import type { TypedFault } from './typed-values.ts';

/** What is wrong with each value and part of a value, in words. */
export type Problems = { of: (at: readonly string[] | undefined) => string | undefined };

type Fault = z.infer<typeof CorrectionFaults>['faults'][number];
type T = Translate<ConsoleText>;

/** What cannot be read of what is typed, and what the register had against what was sent. */
export function problemsOf(typed: readonly TypedFault[], error: unknown, t: T): Problems {
  const refused = error instanceof ServerProblem ? CorrectionFaults.safeParse(error.details).data?.faults : undefined;
  const texts = new Map([
    ...(refused ?? []).map((fault) => [keyOf(fault.at), ruleText(fault, t)] as const),
    ...typed.map(({ at, code }) => [keyOf(at), t(code)] as const),
  ]);
  return { of: (at) => (at ? texts.get(keyOf(at)) : undefined) };
}

const keyOf = (at: readonly string[]): string => at.join('/');

function ruleText({ rule, limit, example }: Fault, t: T): string {
  if (rule === 'pattern') return example ? t('record.wrong.example', { example }) : t('record.wrong.pattern');
  return limit === undefined || rule === 'enum' || rule === 'type' || rule === 'other'
    ? t('record.wrong.other')
    : t(`record.wrong.${rule}`, { limit });
}
