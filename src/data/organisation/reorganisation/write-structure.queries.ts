import { sql } from 'kysely';
import type { Tx } from '#infrastructure/database/connect.ts';
import { dayBefore } from '../content/day.ts';
import type { AreaFacts, Holding, ReorganisationPlan, UnitFacts } from './plan.contract.ts';

/**
 * Writes the organisation of a day on and after the plan: what ends has its last day the day before, what is new or changed begins
 * on it. Nothing is deleted: papers and codes of before still find what they name.
 */
export async function writeStructure(tx: Tx, plan: ReorganisationPlan): Promise<void> {
  const { on, regime, areas, units } = plan;
  const lastDay = dayBefore(on);
  if (regime) {
    const row = { valid_from: on, regime: regime.key, tiers: regime.tiers, rule_profile: regime.ruleProfile };
    await tx.insertInto('organisation.regime_period').values(row).execute();
  }
  await endRows(tx, { table: 'organisation.area', column: 'code', keys: areas.ended, lastDay });
  if (areas.opened.length > 0)
    await tx
      .insertInto('organisation.area')
      .values(areas.opened.map((area) => areaRow(area, on)))
      .execute();
  const ended = units.ended.map(({ id }) => id);
  await endRows(tx, { table: 'organisation.unit', column: 'id', keys: ended, lastDay });
  await endRows(tx, { table: 'organisation.unit_version', column: 'unit_id', keys: ended, lastDay });
  await endRows(tx, { table: 'organisation.desk_service', column: 'authority_unit_id', keys: ended, lastDay });
  const changed = units.changed.map(({ id }) => id);
  await endRows(tx, { table: 'organisation.unit_version', column: 'unit_id', keys: changed, lastDay });
  await endRows(tx, { table: 'organisation.desk_service', column: 'authority_unit_id', keys: changed, lastDay });
  if (units.created.length > 0)
    await tx
      .insertInto('organisation.unit')
      .values(units.created.map(({ id, key, kind }) => ({ id, key, kind, valid_from: on, valid_to: null })))
      .execute();
  const opened = [...units.created, ...units.changed];
  if (opened.length > 0)
    await tx
      .insertInto('organisation.unit_version')
      .values(opened.map((unit) => versionRow(unit, on)))
      .execute();
  const served = opened.flatMap(({ id, deskUnitId }) =>
    deskUnitId === null ? [] : [{ authority_unit_id: id, desk_unit_id: deskUnitId, valid_from: on, valid_to: null }],
  );
  if (served.length > 0) await tx.insertInto('organisation.desk_service').values(served).execute();
  if (plan.posts.length > 0)
    await tx
      .insertInto('organisation.post')
      .values(
        plan.posts.map(({ id, unitId, title, roles }) => ({
          ...{ id, unit_id: unitId, title, roles: [...roles] },
          valid_from: on,
          valid_to: null,
        })),
      )
      .execute();
  await insertHoldings(tx, plan.joint, on);
  if (plan.successions.length > 0)
    await tx
      .insertInto('organisation.succession')
      .values(
        plan.successions.map(({ kind, from, to, procedures }) => ({
          ...{ kind, from_key: from, to_key: to, valid_from: on },
          procedures: procedures === null ? null : [...procedures],
        })),
      )
      .execute();
}

/** Người của một đơn vị chấm dứt: their old posts end, the planned ones begin. */
export async function moveStaff(
  tx: Tx,
  { unitId, staff, on }: { unitId: string; staff: readonly Holding[]; on: string },
): Promise<void> {
  const lastDay = dayBefore(on);
  await sql`
    update organisation.post_holding holding set valid_to = ${lastDay}
      from organisation.post post
     where post.id = holding.post_id and post.unit_id = ${unitId} and holding.valid_to is null
       and holding.valid_from <= ${lastDay}`.execute(tx);
  await endRows(tx, { table: 'organisation.post', column: 'unit_id', keys: [unitId], lastDay });
  await insertHoldings(tx, staff, on);
}

async function insertHoldings(tx: Tx, holdings: readonly Holding[], on: string): Promise<void> {
  if (holdings.length === 0) return;
  await tx
    .insertInto('organisation.post_holding')
    .values(holdings.map(({ accountId, postId }) => ({ post_id: postId, account_id: accountId, valid_from: on })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Ends the open rows of the keys. */
async function endRows(
  tx: Tx,
  { table, column, keys, lastDay }: { table: string; column: string; keys: readonly string[]; lastDay: string },
): Promise<void> {
  if (keys.length === 0) return;
  const [rows, key] = [sql.table(table), sql.ref(column)];
  await sql`
    update ${rows} set valid_to = ${lastDay}
     where ${key}::text = any(${[...keys]}::text[]) and valid_to is null`.execute(tx);
}

function areaRow({ shortName, parentCode, agencyCode, ...area }: AreaFacts, on: string) {
  const row = { short_name: shortName, parent_code: parentCode, agency_code: agencyCode };
  return { ...area, ...row, valid_from: on, valid_to: null };
}

function versionRow(unit: UnitFacts, on: string) {
  return {
    unit_id: unit.id,
    name: unit.name,
    short_name: unit.shortName,
    place_name: unit.placeName,
    parent_unit_id: unit.parentUnitId,
    area_code: unit.areaCode,
    agency_code: unit.agencyCode,
    agency_code_verified: unit.agencyCodeVerified,
    valid_from: on,
    valid_to: null,
  };
}
