import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { goldenGround, knownNames } from '#applications/design/index.ts';
import { checkPackage } from '../../procedures/check-package.ts';
import { findPackageFolders } from '../../procedures/package-files.ts';
import { playGolden } from './play-golden.ts';

const content = fileURLToPath(new URL('../../../../content/vinh-phuc', import.meta.url));
const [known, ground, folders] = await Promise.all([
  knownNames(content),
  goldenGround(content),
  findPackageFolders(`${content}/procedures`),
]);
const checks = await Promise.all(folders.map(async (folder) => ({ folder, check: await checkPackage(folder, known) })));
const packages = checks.flatMap(({ check }) => (check.ok ? [check.package] : []));

describe('the packages of the province', () => {
  it.each(checks)('$folder has no fault', ({ check }) => {
    expect(check.ok ? [] : check.faults).toEqual([]);
  });

  it.each(packages.flatMap((one) => one.goldens.map((golden) => ({ code: one.code, name: golden.name, one, golden }))))(
    '$code: “$name” takes its expected course',
    ({ one, golden }) => {
      expect(playGolden(one, golden, ground).differences).toEqual([]);
    },
  );

  it('have each a dossier that is granted and one that is not, or that costs otherwise', () => {
    for (const { goldens } of packages) {
      const ends = goldens.map(({ expect }) => expect.status);
      expect(ends).toContain('returned');
      expect(ends.some((status) => status !== 'returned')).toBe(true);
    }
  });

  it('use a term of every kind, and the rule of 15 o’clock', () => {
    const times = packages.flatMap(({ definition }) => definition.variants.map(({ processingTime }) => processingTime));
    const kinds = new Set(times.map(({ term }) => term.replace(/^\d+ /, '').replace(/s$/, '')));
    expect([...kinds].sort()).toEqual(['day', 'same day', 'working day', 'working hour']);
    expect(times.some(({ policy }) => policy === 'same-day-15h')).toBe(true);
  });

  it('say every field in Vietnamese and English, with the article that lets it be asked', () => {
    const fields = packages.flatMap(({ form }) => form.definition.sections.flatMap((section) => section.fields));
    expect(fields.length).toBeGreaterThan(150);
    for (const { label, labelEn, article, help, helpEn } of fields) {
      expect([label, labelEn, article].every((text) => text.length > 1)).toBe(true);
      expect(help === undefined).toBe(helpEn === undefined);
    }
  });

  it('say in English too why a paper is not asked', () => {
    const spared = packages.flatMap(({ definition }) => definition.requiredDocuments.filter((one) => one.replacedBy));
    expect(spared.length).toBeGreaterThan(15);
    expect(spared.filter(({ replacedByEn, nameEn }) => !replacedByEn || !nameEn)).toEqual([]);
  });

  it('say every step, agency and question in English too', () => {
    const graphs = packages.flatMap(({ process }) => [
      ...Object.values(process.nodes),
      ...Object.values(process.processes),
    ]);
    const unsaid = graphs.filter((one) =>
      'type' in one ? one.name !== '' && !one.nameEn : one.pool !== undefined && !one.poolEn,
    );
    expect(unsaid).toEqual([]);
    const partners = packages.flatMap(({ definition }) => definition.partners);
    const options = partners.flatMap(({ answer }) => answer.outcomes);
    expect(partners.filter(({ nameEn, questionEn }) => !nameEn || !questionEn)).toEqual([]);
    expect(options.filter(({ nameEn }) => !nameEn)).toEqual([]);
  });
});
