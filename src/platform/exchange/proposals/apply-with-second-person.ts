import { prepareFile, type ApplyDeps } from '../declared/apply-file.ts';
import type { DeclaredChange } from '../declared/compare-files.ts';
import type { ExchangeFile } from '../declared/exchange-file.ts';
import type { StepBy } from '../management/grants.queries.ts';
import { changeOrPropose, type ProposeDeps } from './change-or-propose.ts';
import type { Why } from './proposal.contract.ts';

/**
 * Áp dụng tệp khai báo by an operator: a file with something dangerous in it is proposed as a whole, and an official of the agency in
 * charge confirms it at the console. An operator is not signed in: any official may.
 */
export async function applyWithSecondPerson(
  deps: ApplyDeps & ProposeDeps,
  { file, by, why }: { file: ExchangeFile; by: StepBy; why: Why },
): Promise<{ changes: DeclaredChange[]; proposed: string | null }> {
  const apply = await prepareFile(deps, file);
  const done: { changes: DeclaredChange[] } = { changes: [] };
  const proposed = await changeOrPropose(deps, {
    command: { kind: 'file', file },
    ...{ by, why, mayUrge: true },
    carryOut: async (tx) => {
      done.changes = await apply(tx, by);
    },
  });
  return { ...done, proposed };
}
