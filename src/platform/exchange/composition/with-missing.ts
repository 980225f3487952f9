import { missingMember } from './composition.contract.ts';

/** A composed answer with the parts that are missing, told by the axis alone; undefined for what is no object. */
export function withMissing(made: unknown, missing: readonly unknown[]): Record<string, unknown> | undefined {
  if (typeof made !== 'object' || made === null || Array.isArray(made)) return undefined;
  const written = Object.entries(made).filter(([name]) => name !== missingMember);
  return Object.fromEntries(missing.length === 0 ? written : [...written, [missingMember, missing]]);
}
