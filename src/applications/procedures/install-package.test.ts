import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#testing/test-database.ts';
import { knownNames } from '#applications/design/index.ts';
import { checkPackage, type CheckedPackage } from './check-package.ts';
import { byPublication, serviceLevelOn } from './dated-rules.ts';
import { installPackage, rollBackPackage } from './install-package.ts';
import { findPackageFolders } from './package-files.ts';
import { countCatalogue, searchProcedures, type CatalogueFilter } from './catalogue/search-procedures.queries.ts';
import { findCurrentPackage, getPackage } from './procedures.queries.ts';

const { db } = await testDatabase();
const content = fileURLToPath(new URL('../../../content/vinh-phuc', import.meta.url));
const known = await knownNames(content);
const at = new Date('2026-11-23T02:00:00Z');

async function readChecked(folder: string): Promise<CheckedPackage> {
  const check = await checkPackage(folder, known);
  if (!check.ok) throw new Error(check.faults.join('\n'));
  return check.package;
}
const packages = byPublication(
  await Promise.all((await findPackageFolders(join(content, 'procedures'))).map(readChecked)),
);
/** What is offered once all are installed: of each procedure the version last in force. */
const offered = packages.filter(({ code }, index) => packages.findLastIndex((one) => one.code === code) === index);
const marriage = packages.find(({ code }) => code === '1.000894');

const install = (checked: CheckedPackage) => installPackage(db, { checked, at, actorId: null });
const codes = async (filter: CatalogueFilter) => (await searchProcedures(db, filter)).found.map(({ code }) => code);

beforeAll(async () => {
  for (const checked of packages) await install(checked);
});

describe('search', () => {
  it.each([
    ['kết hôn', '1.000894'],
    ['ket hon', '1.000894'],
    ['ket hom', '1.000894'],
    ['KHAI SINH', '1.001193'],
    ['khai snh', '1.001193'],
    ['dang ky khai sinh', '1.001193'],
    ['chung thuc ban sao', '2.000815'],
    ['khai tu', '1.000656'],
    ['sang ten so do', '1.013831'],
    ['giay xac nhan doc than', '1.004873'],
    ['mai tang phi', '1.001731'],
    ['sao y', '2.000815'],
    ['mo cua hang', '1.001612'],
    ['ly lich tu phap', '2.000488'],
    ['nha thuoc', '1.004616'],
    ['quy hoach', '1.008432'],
    ['ca nhac', '1.009397'],
    ['marriage', '1.000894'],
    ['1.009397', '1.009397'],
  ])('finds “%s” first, marks and a slip or not', async (search, code) => {
    expect((await codes({ search }))[0]).toBe(code);
  });

  it('finds nothing for what is not offered, and takes quotes and percent signs as text', async () => {
    expect(await codes({ search: 'xe đạp bay' })).toEqual([]);
    expect(await codes({ search: "%'; drop table procedures.procedure; --" })).toEqual([]);
  });

  it('narrows by sector, level, service level, kind of applicant and life event', async () => {
    const sorted = async (filter: CatalogueFilter) => (await codes(filter)).sort();
    const of = (keep: (definition: CheckedPackage['definition']) => boolean) =>
      offered
        .filter(({ definition }) => keep(definition))
        .map(({ code }) => code)
        .sort();
    expect(await sorted({ sector: 'G15-TP07' })).toEqual(of(({ sector }) => sector === 'G15-TP07'));
    expect(await sorted({ level: 'district' })).toEqual(of(({ level }) => level === 'district'));
    expect(await sorted({ serviceLevel: '2' })).toEqual(
      of((definition) => serviceLevelOn(definition, '2026-11-23')?.level === 2),
    );
    expect(await sorted({ applicantKind: 'enterprise' })).toEqual(
      of(({ applicantKinds }) => applicantKinds.includes('enterprise')),
    );
    expect(await sorted({ lifeEvent: 'marriage' })).toEqual(of(({ lifeEvents }) => lifeEvents.includes('marriage')));
    expect(await codes({ search: 'chung', level: 'province', applicantKind: 'citizen' })).toContain('1.004616');
  });

  it('counts what each sector and life event has', async () => {
    const { sectors, lifeEvents } = await countCatalogue(db);
    const count = offered.filter(({ definition }) => definition.sector === 'G15-TP07').length;
    expect(sectors.find(({ sector }) => sector === 'G15-TP07')).toMatchObject({ count });
    expect(lifeEvents.map(({ life_event }) => life_event)).toContain('having-a-child');
  });
});

describe('installing', () => {
  it('offers of two dated versions of a procedure the one last in force, and keeps both', async () => {
    const versions = packages.filter(({ code }) => code === '2.000986');
    expect(versions.map(({ definition }) => definition.publication.from)).toEqual(['2015-07-01', '2024-07-01']);
    expect(await findCurrentPackage(db, '2.000986')).toMatchObject({ version: versions[1]?.version });
    const { definition } = await getPackage(db, '2.000986', versions[0]?.version ?? '');
    expect(definition.variants.map(({ processingTime }) => processingTime.term)).toEqual([
      '15 working days',
      '20 working days',
    ]);
  });

  it('the same version again changes nothing', async () => {
    if (!marriage) throw new Error('no marriage package');
    expect(await install(marriage)).toEqual({ isNew: false });
    const rows = await db
      .selectFrom('procedures.package')
      .select('version')
      .where('code', '=', marriage.code)
      .execute();
    expect(rows).toEqual([{ version: marriage.version }]);
  });

  it('another version is offered from then on, while dossiers of the old one still read theirs; back again too', async () => {
    if (!marriage) throw new Error('no marriage package');
    const { code, version: old } = marriage;
    const version = 'f'.repeat(64);
    const definition = { ...marriage.definition, name: 'Đăng ký kết hôn (sửa đổi)' };
    expect(await install({ ...marriage, version, definition })).toEqual({ isNew: true });
    expect(await findCurrentPackage(db, code)).toMatchObject({ version, definition: { name: definition.name } });
    expect(await getPackage(db, code, old)).toMatchObject({
      definition: { name: 'Đăng ký kết hôn' },
      form: marriage.form,
    });
    await rollBackPackage(db, { code, at, actorId: null });
    expect(await findCurrentPackage(db, code)).toMatchObject({ version: old });
    await expect(rollBackPackage(db, { code, at, actorId: null })).rejects.toMatchObject({
      code: 'procedure.no_earlier_version',
    });
    await expect(getPackage(db, code, '0'.repeat(64))).rejects.toThrow('is missing');
    expect(await findCurrentPackage(db, '9.999999')).toBeUndefined();
  });

  it('leaves a trace each time another version is offered', async () => {
    const audits = await db
      .selectFrom('infrastructure.audit')
      .select('subject_id')
      .where('action', '=', 'procedures.publish')
      .execute();
    expect(audits).toHaveLength(packages.length + 2);
  });
});
