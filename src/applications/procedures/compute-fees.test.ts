import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readContentFile } from '#infrastructure/content-file.ts';
import { chooseVariant, documentsFor } from './choose-variant.ts';
import { computeFees } from './compute-fees.ts';
import { authorityOn, serviceLevelOn } from './dated-rules.ts';
import { readDecisions } from './decisions/read-decisions.ts';
import { listFeeLines } from './fee-lines.browser.ts';
import { readPackageFiles } from './package-files.ts';
import { ProcedureDefinition } from './procedures.contract.ts';

const folder = fileURLToPath(new URL('../../../content/vinh-phuc/procedures', import.meta.url));
const read = async (code: string): Promise<ProcedureDefinition> => {
  const { value } = await readContentFile(`${folder}/${code}/procedure.yaml`, ProcedureDefinition);
  const { decisions } = await readDecisions('', await readPackageFiles(`${folder}/${code}`));
  return { ...value, decisions: decisions.map(({ table }) => table) };
};
const [copies, business, record, performance, marriage, food] = await Promise.all(
  ['2.000815', '1.001612', '2.000488', '1.009397', '1.000894', '1.013855'].map(read),
);
if (!copies || !business || !record || !performance || !marriage || !food) throw new Error('packages are missing');

const day = (iso: string) => ({ feel: 'date', iso });
const at = (on: string) => ({ channel: 'counter', on }) as const;
const total = (
  definition: ProcedureDefinition,
  form: Record<string, unknown>,
  channel: 'counter' | 'online' = 'counter',
) => computeFees(definition, { channel, on: '2026-06-02', form }).reduce((sum, fee) => sum + fee.amountVnd, 0);

describe('fees', () => {
  it.each([
    [1, 1, 2000],
    [2, 1, 4000],
    [3, 1, 5000],
    [5, 3, 21_000],
    [198, 1, 200_000],
    [199, 1, 200_000],
    [2000, 2, 400_000],
  ])('of copies of %i pages × %i are %i đồng', (pages, count, amount) => {
    expect(total(copies, { copies: { pages, count } })).toBe(amount);
  });

  it('depend on the channel', () => {
    expect([total(business, {}, 'counter'), total(business, {}, 'online')]).toEqual([100_000, 50_000]);
  });

  it.each([
    ['none', '1990-01-01', 1, 200_000],
    ['student', '2004-05-06', 1, 100_000],
    ['student', '2004-05-06', 4, 110_000],
    ['poor', '1990-01-01', 1, 0],
    ['none', '1966-06-02', 1, 0],
    ['none', '1966-06-03', 1, 200_000],
    ['student', '2010-06-03', 3, 5000],
  ])('of a criminal record for “%s”, born %s, %i copies, are %i đồng', (feeGroup, birthDate, count, amount) => {
    const form = { person: { birthDate: day(birthDate) }, request: { feeGroup, count }, today: day('2026-06-02') };
    expect(total(record, form)).toBe(amount);
  });

  it.each([
    [50, 1_500_000],
    [51, 2_000_000],
    [150, 3_000_000],
    [200, 3_500_000],
    [201, 5_000_000],
  ])('of a programme of %i minutes are %i đồng', (minutes, amount) => {
    expect(total(performance, { program: { minutes } })).toBe(amount);
    expect(total(performance, { program: { minutes, stateTask: true } })).toBe(0);
  });

  it.each([
    ['2021-09-19', [], undefined],
    ['2025-06-30', [700_000], 'TT 67/2021 Đ4'],
    ['2025-07-01', [350_000], 'TT 64/2025 Đ1'],
    ['2026-12-31', [350_000], 'TT 64/2025 Đ1'],
    ['2027-01-01', [700_000], 'TT 67/2021 Đ4'],
  ])('of the table in force on %s are %j', (on, amounts, article) => {
    const fees = computeFees(food, { channel: 'counter', on, form: { activity: { kind: 'catering', meals: 50 } } });
    expect(fees.map(({ amountVnd }) => amountVnd)).toEqual(amounts);
    expect(fees[0]?.article).toBe(article);
  });

  it('of a table none of whose rows applies are a fault of the package', () => {
    const form = { activity: { kind: 'unheard_of' } };
    expect(() => computeFees(food, { ...at('2026-06-02'), form })).toThrow('assessment');
  });

  it('are listed row by row, by name and amount', () => {
    expect(listFeeLines(performance).map(({ amountVnd }) => amountVnd)).toEqual([
      0, 1_500_000, 2_000_000, 3_000_000, 3_500_000, 5_000_000,
    ]);
    expect(listFeeLines(copies)).toMatchObject([{ amountVnd: undefined }]);
    expect(listFeeLines(food)[0]).toMatchObject({ nameEn: 'Fee for catering under 200 meals' });
  });

  it('are those in force on the day', () => {
    expect(computeFees(copies, { ...at('2016-12-31'), form: { copies: { pages: 1, count: 1 } } })).toEqual([]);
  });

  it('that come to no whole amount are a fault of the package', () => {
    const form = { copies: { pages: 1.5, count: 1.0001 } };
    expect(() => computeFees(copies, { ...at('2026-06-02'), form })).toThrow('certification');
    expect(() => computeFees(copies, { ...at('2026-06-02'), form: {} })).toThrow('null');
  });
});

describe('variants and papers', () => {
  it('are the first whose condition holds, otherwise the last', () => {
    expect(chooseVariant(marriage, { wife: {}, husband: { livedInManyPlaces: true } }).id).toBe('verification');
    expect(chooseVariant(marriage, { wife: {}, husband: {} }).id).toBe('usual');
    expect(chooseVariant(record, { residences: [{}, {}], person: {}, record: {} }).id).toBe('verification');
    expect(() => chooseVariant({ code: 'x', variants: [] }, {})).toThrow('no variant');
  });

  it('are asked for only where the law asks', () => {
    const required = (works: unknown[]) =>
      documentsFor(performance, { works }).flatMap(({ id, isRequired }) => (isRequired ? [id] : []));
    expect(required([{ foreign: false }])).toEqual(['script']);
    expect(required([{ foreign: false }, { foreign: true }])).toEqual(['script', 'translation']);
  });

  it('have an authority and a service level by the day', () => {
    expect(authorityOn(business, '2020-01-01')?.unitKind).toBe('district_finance_office');
    expect(authorityOn(performance, '2021-01-31')).toBeUndefined();
    expect([serviceLevelOn(business, '2020-01-01')?.level, serviceLevelOn(business, '2022-01-01')?.level]).toEqual([
      3, 4,
    ]);
  });
});
