import type { Tx } from '#infrastructure/database/connect.ts';
import { getPackage, type InstalledPackage } from '#applications/procedures/index.ts';
import { readCollaboration } from '#platform/workflow/index.ts';
import type { Course } from '../course/course.ts';
import { lockDossier } from './act-on-dossier.ts';

/** Hệ thống: what no person did. */
export const systemActor = { id: null, name: 'Hệ thống', unitId: null, title: null };

/** The dossier with everything its course is made of, locked until the transaction ends; undefined when there is none. */
export async function lockCourse(
  tx: Tx,
  code: string,
): Promise<{ course: Course; installed: InstalledPackage } | undefined> {
  const locked = await lockDossier(tx, code);
  if (!locked) return undefined;
  const { dossier, tasks } = locked;
  const [installed, instances] = await Promise.all([
    getPackage(tx, dossier.procedureCode, dossier.packageVersion),
    readCollaboration(tx, { kind: 'dossier', id: dossier.id }),
  ]);
  return { course: { dossier, tasks, instances }, installed };
}

export { uuidOf as idOf } from '#infrastructure/crypto.ts';
