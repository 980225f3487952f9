import { documentsFor, type InstalledPackage } from '#applications/procedures/index.ts';
import { formVariables } from '#platform/forms/index.ts';
import type { ProcessGraph, ProcessState } from '#platform/workflow/index.ts';
import { openConsultations } from '../course/consultations.ts';
import type { Course } from '../course/course.ts';
import { isBesideProcess } from '../course/task-changes.ts';
import { migrationTexts } from './migration.vi.ts';

type Version = Pick<InstalledPackage, 'definition' | 'form' | 'process' | 'version'>;

/** Kế hoạch chuyển phiên bản của một hồ sơ: what would change, or why it stays where it is; in words. */
export type MigrationPlan = { changes: string[]; obstacles: string[] };

/**
 * Whether an open dossier can stand on another version of its procedure, and what that changes for it. It can when every place its
 * processes stand at, its case and the agencies it waits for exist there as well; what it was promised (fee, date) stays. Pure.
 */
export function planMigration(
  { dossier, instances, tasks }: Course,
  {
    form,
    handedIn,
    to,
    today,
  }: { form: Record<string, unknown>; handedIn: readonly string[]; to: Version; today: string },
): MigrationPlan {
  const { state } = dossier;
  const obstacles = Object.values(instances)
    .filter(({ status }) => status === 'running')
    .flatMap((instance) => obstaclesOf(instance, to.process));
  if (!to.definition.variants.some(({ id }) => id === state.variant)) {
    obstacles.push(migrationTexts.variantGone(state.variant));
  }
  for (const { partner, partnerName } of openConsultations(state.consultations)) {
    const isKnown = to.definition.partners.some(({ id }) => id === partner);
    if (!isKnown) obstacles.push(migrationTexts.partnerGone(partnerName));
  }
  const changes = tasks
    .filter(({ instance }) => !isBesideProcess(instance))
    .flatMap(({ nodeId, name, term, role }) => {
      const node = to.process.nodes[nodeId];
      if (!node) return [];
      return [
        ...(node.name === name ? [] : [migrationTexts.step(name, node.name)]),
        ...((node.time ?? null) === term ? [] : [migrationTexts.stepTerm(node.name, term ?? '', node.time ?? '')]),
        ...((node.lane ?? '') === role ? [] : [migrationTexts.stepRole(node.name, role, node.lane ?? '')]),
      ];
    });
  const variables = formVariables(to.form, form, { today });
  const missing = documentsFor(to.definition, variables).filter(
    ({ id, isRequired, replacedBy }) => isRequired && !replacedBy && !handedIn.includes(id),
  );
  return { changes: [...changes, ...missing.map(({ name }) => migrationTexts.documentAsked(name))], obstacles };
}

/** Places of a running process that the other graph does not have, or has as something else. */
function obstaclesOf({ processId, tokens, scopes }: ProcessState, graph: ProcessGraph): string[] {
  if (!graph.processes[processId]) return [migrationTexts.processGone(processId)];
  const places = [
    ...tokens.map(({ node }) => node),
    ...scopes.filter(({ kind }) => kind !== 'process').map(({ of }) => of),
  ];
  const gone = places.filter((id) => graph.nodes[id]?.processId !== processId);
  return [...new Set(gone)].map((id) => migrationTexts.placeGone(id));
}

/** The same place drawn as another kind of thing, or standing for another action, is not the same place. */
export function samePlaces(before: ProcessGraph, after: ProcessGraph, instances: Course['instances']): string[] {
  const ids = new Set(Object.values(instances).flatMap(({ tokens }) => tokens.map(({ node }) => node)));
  return [...ids].flatMap((id) => {
    const [old, now] = [before.nodes[id], after.nodes[id]];
    if (!old || !now) return [];
    const isSame =
      old.type === now.type &&
      old.action === now.action &&
      old.parent === now.parent &&
      JSON.stringify(old.loop) === JSON.stringify(now.loop);
    return isSame ? [] : [migrationTexts.placeChanged(old.name || id)];
  });
}
