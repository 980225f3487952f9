import type { Origins } from '../known-data/known.contract.ts';
import type { DataCheck } from './data-checks.contract.ts';
import type { ContentOf } from './dossier-action.ts';

/** The checks a submission begins with, by where its values come from. */
export function checksOf(origins: Origins = {}): DataCheck[] {
  return Object.entries(origins).flatMap(([path, { register, doubt, registerValue = null, reason = '' }]) =>
    doubt === undefined
      ? []
      : [
          {
            path,
            register,
            doubt,
            state: doubt === 'unavailable' || doubt === 'withheld' ? ('pending' as const) : ('open' as const),
            registerValue,
            reason,
            outcome: null,
            note: '',
          },
        ],
  );
}

/** After the system has asked the register again. */
export function checksAfterVerification(
  checks: readonly DataCheck[],
  { results }: ContentOf<'verify_data'>,
): DataCheck[] {
  return checks.map((check) => {
    const result = results.find(({ path }) => path === check.path);
    if (!result || check.state !== 'pending') return check;
    const { outcome, registerValue = null } = result;
    if (outcome === 'different' || outcome === 'missing') return { ...check, state: 'open', registerValue };
    if (outcome === 'taken') return { ...check, state: 'settled', outcome, registerValue };
    return { ...check, state: 'settled', outcome };
  });
}

/** After an official has decided which value holds. */
export function checksAfterSettling(
  checks: readonly DataCheck[],
  { path, keep, note }: ContentOf<'settle_data'>,
): DataCheck[] {
  return checks.map((check) => (check.path === path ? { ...check, state: 'settled', outcome: keep, note } : check));
}

export const openChecks = (checks: readonly DataCheck[]): DataCheck[] => checks.filter(({ state }) => state === 'open');

/** What keeps a result from being proposed: differences, and what was left to a register that still has not answered. */
export const undecidedChecks = (checks: readonly DataCheck[]): DataCheck[] =>
  checks.filter(({ state, doubt }) => state === 'open' || (state === 'pending' && doubt === 'withheld'));
