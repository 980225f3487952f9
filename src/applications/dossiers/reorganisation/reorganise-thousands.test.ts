import { expect, it } from 'vitest';
import {
  buildDirectory,
  readOrganisation,
  readOrganisationContent,
  readReorganisation,
} from '#data/organisation/index.ts';
import { generatorContent } from '#applications/design/index.ts';
import { astray } from '#testing/astray.ts';
import { buildOffice } from '#testing/office.ts';
import { provinceDatabase } from '#testing/province-database.ts';
import { findBrokenLink } from '../course/dossier-action.ts';
import { generateDossiers } from '../generator/generate-dossiers.ts';
import { listActions } from '../store/actions.queries.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import { carryOutReorganisations, orderReorganisation, rehearseReorganisation } from './reorganise.ts';

let at = new Date('2026-11-20T09:00:00Z');
const { db } = await provinceDatabase(() => at);
const { deps } = await buildOffice(db, () => at);
const readContent = () => readOrganisationContent('content/vinh-phuc/organisation');
const content = await readContent();
it('137, 136, 121, then 36 communes and no district: thousands of dossiers follow, none lost, none without an owner', async () => {
  await generateDossiers(deps, {
    count: 5_000,
    seed: 'sắp xếp',
    spreadDays: 6,
    ...(await generatorContent(db, 'content/vinh-phuc')),
  });
  const snapshot = () =>
    db
      .selectFrom('dossiers.dossier')
      .select(['id', 'code', 'status', 'due_at', 'received_unit_id'])
      .orderBy('id')
      .execute();
  const before = await snapshot();
  const tasksBefore = await db.selectFrom('dossiers.open_task').select('id').orderBy('id').execute();
  expect(tasksBefore.length).toBeGreaterThan(1_000);
  const days = [
    ['2020-03-01', '2026-12-01', 136, 9],
    ['2025-01-01', '2026-12-05', 121, 9],
    ['2025-07-01', '2026-12-10', 36, 0],
  ] as const;
  for (const [name, on, communes, districts] of days) {
    const file = await readReorganisation(`content/vinh-phuc/reorganisations/${name}.yaml`, content);
    const { plan } = await rehearseReorganisation(db, { file, content, on });
    expect(plan.unclear).toEqual([]);
    await orderReorganisation(deps, { file, content, on });
    at = new Date(`${on}T01:00:00Z`);
    await carryOutReorganisations(deps, readContent);
    const directory = buildDirectory(await readOrganisation(db));
    expect(directory.placesOn(on, 'commune').living).toHaveLength(communes);
    expect(directory.placesOn(on, 'district').living).toHaveLength(districts);
    expect(await astray(db, on)).toEqual([]);
  }
  expect(await snapshot()).toEqual(before);
  expect(await db.selectFrom('dossiers.open_task').select('id').orderBy('id').execute()).toEqual(tasksBefore);
  const moved = await db.selectFrom('dossiers.action').select('dossier_id').where('kind', '=', 'move_unit').execute();
  expect(new Set(moved.map(({ dossier_id }) => dossier_id)).size).toBeGreaterThan(1_000);
  for (const { code } of before.filter((_, index) => index % 100 === 0)) {
    const dossier = await findDossier(db, code);
    const log = await listActions(db, dossier?.id ?? '');
    expect(findBrokenLink(dossier?.id ?? '', log)).toBeUndefined();
  }
}, 300_000);
