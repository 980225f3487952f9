import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { ReorganisationPlan } from './plan.contract.ts';
import { ReorganisationFile } from './reorganisation-file.ts';

/** Sắp xếp tổ chức as kept: the decided file and, once begun, the plan being carried out. */
export type StoredReorganisation = {
  id: string;
  name: string;
  on: string;
  file: ReorganisationFile;
  plan: ReorganisationPlan | null;
  begunAt: Date | null;
};

const columns = ['id', 'name', 'effective_on', 'file', 'plan', 'begun_at'] as const;

/** Locked until the transaction ends: two workers never begin the same one. */
export async function lockReorganisation(tx: Tx, id: string): Promise<StoredReorganisation | undefined> {
  const row = await tx
    .selectFrom('organisation.reorganisation')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toStored(row);
}

export async function findReorganisationOn(db: Db, on: string): Promise<{ id: string; name: string } | undefined> {
  return db
    .selectFrom('organisation.reorganisation')
    .select(['id', 'name'])
    .where('effective_on', '=', on)
    .executeTakeFirst();
}

/** Those whose day has come and that are not finished, in the order of their days. */
export async function listDueReorganisations(db: Db, on: string): Promise<StoredReorganisation[]> {
  const rows = await db
    .selectFrom('organisation.reorganisation')
    .select(columns)
    .where('effective_on', '<=', on)
    .where('finished_at', 'is', null)
    .orderBy('effective_on')
    .execute();
  return rows.map(toStored);
}

export async function insertReorganisation(
  tx: Tx,
  { file, on, at }: { file: ReorganisationFile; on: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('organisation.reorganisation')
    .values({
      ...{ id: file.id, name: file.name, resolution: file.resolution, effective_on: on },
      file: JSON.stringify(file),
      area_changes: file.areas,
      planned_at: at,
    })
    .execute();
}

/** Keeps the plan now being carried out and one step for every unit that ends or gives procedures away. */
export async function beginReorganisation(
  tx: Tx,
  { id, plan, at }: { id: string; plan: ReorganisationPlan; at: Date },
): Promise<void> {
  await tx
    .updateTable('organisation.reorganisation')
    .set({ plan: JSON.stringify(plan), begun_at: at })
    .where('id', '=', id)
    .execute();
  const steps = [...plan.units.ended, ...plan.units.split].map((unit, position) => ({
    ...{ reorganisation_id: id, unit_id: unit.id, position },
  }));
  if (steps.length > 0) await tx.insertInto('organisation.reorganisation_step').values(steps).execute();
}

export async function listOpenSteps(db: Db, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('organisation.reorganisation_step')
    .select('unit_id')
    .where('reorganisation_id', '=', id)
    .where('done_at', 'is', null)
    .orderBy('position')
    .execute();
  return rows.map(({ unit_id }) => unit_id);
}

/** Takes a step for this transaction; undefined when another has done it. */
export async function lockStep(tx: Tx, step: { id: string; unitId: string }): Promise<boolean> {
  const row = await tx
    .selectFrom('organisation.reorganisation_step')
    .select('done_at')
    .where('reorganisation_id', '=', step.id)
    .where('unit_id', '=', step.unitId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined && row.done_at === null;
}

export async function finishStep(
  tx: Tx,
  { id, unitId, dossiers, staff, at }: { id: string; unitId: string; dossiers: number; staff: number; at: Date },
): Promise<void> {
  await tx
    .updateTable('organisation.reorganisation_step')
    .set({ done_at: at, dossiers, staff })
    .where('reorganisation_id', '=', id)
    .where('unit_id', '=', unitId)
    .execute();
}

export async function finishReorganisation(db: Db, id: string, at: Date): Promise<void> {
  await db
    .updateTable('organisation.reorganisation')
    .set({ finished_at: at })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
}

function toStored(row: {
  id: string;
  name: string;
  effective_on: string;
  file: unknown;
  plan: unknown;
  begun_at: Date | null;
}): StoredReorganisation {
  return {
    id: row.id,
    name: row.name,
    on: row.effective_on,
    file: ReorganisationFile.parse(row.file),
    plan: row.plan === null ? null : ReorganisationPlan.parse(row.plan),
    begunAt: row.begun_at,
  };
}
