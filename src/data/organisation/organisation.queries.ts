import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { OrganisationContent } from './content/organisation-content.ts';

/** Rows sent in one statement: well under the 65,535 parameters PostgreSQL takes. */
const batch = 1000;

export async function findInstalledContent(db: Db, regime: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('organisation.installed_content')
    .select('sha256')
    .where('regime', '=', regime)
    .executeTakeFirst();
  return row?.sha256;
}

/** Remembers what is installed; only one regime is at a time, so that going back to an earlier one writes it again. */
export async function setInstalledContent(
  tx: Tx,
  installed: { regime: string; sha256: string; at: Date },
): Promise<void> {
  const values = { regime: installed.regime, sha256: installed.sha256, installed_at: installed.at };
  await tx.deleteFrom('organisation.installed_content').where('regime', '<>', installed.regime).execute();
  await tx
    .insertInto('organisation.installed_content')
    .values(values)
    .onConflict((conflict) => conflict.column('regime').doUpdateSet(values))
    .execute();
}

/** Whether the organisation has been changed by a reorganisation: then content describes what it was before. */
export async function isReorganised(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('organisation.reorganisation')
    .select('id')
    .where('begun_at', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The rules of the regime installed hold from its first day. */
export async function replaceRegime(tx: Tx, { regime }: OrganisationContent): Promise<void> {
  await tx.deleteFrom('organisation.regime_period').execute();
  const { key, tiers, ruleProfile, validFrom } = regime;
  await tx
    .insertInto('organisation.regime_period')
    .values({ valid_from: validFrom, regime: key, tiers, rule_profile: ruleProfile })
    .execute();
}

/** Places are wholly the content's: they are written anew. */
export async function replaceAreas(tx: Tx, areas: OrganisationContent['areas']): Promise<void> {
  await tx.deleteFrom('organisation.area').execute();
  const rows = areas.flatMap(({ code, level, parentCode, agencyCode, versions }) =>
    versions.map((version) => ({
      code,
      agency_code: agencyCode,
      level,
      kind: version.kind,
      name: version.name,
      short_name: version.shortName,
      parent_code: parentCode,
      valid_from: version.validFrom,
      valid_to: version.validTo,
    })),
  );
  for (const part of inBatches(rows)) await tx.insertInto('organisation.area').values(part).execute();
}

/**
 * Units and posts keep their rows (other modules and holdings name their ids) and get their new facts; versions and desks are
 * written anew. A unit or post that content no longer has ends the day before.
 */
export async function replaceUnits(tx: Tx, content: OrganisationContent, endsOn: string): Promise<void> {
  const { units } = content;
  const rows = units.map(({ id, key, kind, versions }) => ({
    id,
    key,
    kind,
    valid_from: versions[0]?.validFrom ?? content.regime.validFrom,
    valid_to: versions.at(-1)?.validTo ?? null,
  }));
  for (const part of inBatches(rows)) {
    await tx
      .insertInto('organisation.unit')
      .values(part)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((set) => ({
          kind: set.ref('excluded.kind'),
          valid_from: set.ref('excluded.valid_from'),
          valid_to: set.ref('excluded.valid_to'),
        })),
      )
      .execute();
  }
  const ids = units.map(({ id }) => id);
  await endMissing(tx, 'organisation.unit', { ids, endsOn });
  await tx.deleteFrom('organisation.unit_version').where('unit_id', 'in', ids).execute();
  await tx
    .updateTable('organisation.unit_version')
    .set({ valid_to: endsOn })
    .where('valid_to', 'is', null)
    .where('valid_from', '<=', endsOn)
    .execute();
  const versions = units.flatMap((unit) =>
    unit.versions.map((version) => ({
      unit_id: unit.id,
      name: version.name,
      short_name: version.shortName,
      place_name: version.placeName,
      parent_unit_id: unit.parentUnitId,
      area_code: unit.areaCode,
      agency_code: unit.agencyCode,
      agency_code_verified: unit.agencyCodeVerified,
      valid_from: version.validFrom,
      valid_to: version.validTo,
    })),
  );
  for (const part of inBatches(versions)) await tx.insertInto('organisation.unit_version').values(part).execute();
  await replaceDesks(tx, content);
  await replacePosts(tx, content, endsOn);
}

async function replaceDesks(tx: Tx, { units, regime }: OrganisationContent): Promise<void> {
  await tx.deleteFrom('organisation.desk_service').execute();
  const rows = units.flatMap(({ id, deskUnitId }) =>
    deskUnitId
      ? [{ desk_unit_id: deskUnitId, authority_unit_id: id, valid_from: regime.validFrom, valid_to: null }]
      : [],
  );
  for (const part of inBatches(rows)) await tx.insertInto('organisation.desk_service').values(part).execute();
}

async function replacePosts(tx: Tx, { units, regime }: OrganisationContent, endsOn: string): Promise<void> {
  const rows = units.flatMap((unit) =>
    unit.posts.map((post) => ({
      id: post.id,
      unit_id: unit.id,
      title: post.title,
      roles: [...post.roles],
      valid_from: regime.validFrom,
      valid_to: null,
    })),
  );
  for (const part of inBatches(rows)) {
    await tx
      .insertInto('organisation.post')
      .values(part)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((set) => ({
          title: set.ref('excluded.title'),
          roles: set.ref('excluded.roles'),
          valid_from: set.ref('excluded.valid_from'),
          valid_to: set.ref('excluded.valid_to'),
        })),
      )
      .execute();
  }
  await endMissing(tx, 'organisation.post', { ids: rows.map(({ id }) => id), endsOn });
}

async function endMissing(
  tx: Tx,
  table: 'organisation.unit' | 'organisation.post',
  { ids, endsOn }: { ids: readonly string[]; endsOn: string },
): Promise<void> {
  await tx
    .updateTable(table)
    .set({ valid_to: endsOn })
    .where('id', 'not in', ids)
    .where('valid_to', 'is', null)
    .where('valid_from', '<=', endsOn)
    .execute();
}

function inBatches<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / batch) }, (_, index) =>
    rows.slice(index * batch, (index + 1) * batch),
  );
}
