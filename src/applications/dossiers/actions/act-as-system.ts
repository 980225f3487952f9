import type { Tx } from '#infrastructure/database/connect.ts';
import { getPackage, type InstalledPackage } from '#applications/procedures/index.ts';
import type { Course } from '../course/course.ts';
import { lockDossier } from './lock-dossier.ts';

/** Hệ thống: what no person did. */
export const systemActor = { id: null, name: 'Hệ thống', unitId: null, title: null };

/** The dossier with everything its course is made of, locked until the transaction ends; undefined when there is none. */
export async function lockCourse(
  tx: Tx,
  code: string,
): Promise<{ course: Course; installed: InstalledPackage } | undefined> {
  const locked = await lockDossier(tx, code);
  if (!locked) return undefined;
  const { procedureCode, packageVersion } = locked.dossier;
  return { course: locked, installed: await getPackage(tx, procedureCode, packageVersion) };
}

export { uuidOf as idOf } from '#infrastructure/crypto.ts';
