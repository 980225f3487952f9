import { undecidedChecks } from '../course/data-checks.ts';
import type { Course } from '../course/course.ts';
import { refuse } from '../dossiers.errors.ts';
import type { Acting } from './act-on-dossier.ts';
import type { CommandOf } from './officer-command.contract.ts';
import { perform } from './perform.ts';

/**
 * Kết luận đối chiếu: which of two values holds, the declared one or the register's, and on what ground. The register's value takes
 * its place in the form; one the register does not know cannot be taken.
 */
export function settleData(acting: Acting, { commandId, path, keep, note }: CommandOf<'settle_data'>): Course {
  const { at, by, dossier } = acting;
  const check = undecidedChecks(dossier.state.dataChecks).find((one) => one.path === path);
  if (!check || (keep === 'register' && check.registerValue === null))
    throw refuse('dossier.action_not_allowed', { code: dossier.code });
  const content = {
    path,
    label: labelOf(acting, path),
    keep,
    note,
    ...(keep === 'register' && { value: check.registerValue }),
  };
  return perform(acting, { kind: 'settle_data', at, by, commandId, content });
}

function labelOf({ installed }: Acting, path: string): string {
  const [section, field] = path.split('.');
  const part = installed.form.definition.sections.find(({ id }) => id === section);
  return part?.fields.find(({ id }) => id === field)?.label ?? path;
}
