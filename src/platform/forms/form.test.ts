import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import {
  createForm,
  emptyData,
  evaluateFeel,
  formFromFlatFields,
  formVariables,
  InstalledForm,
  installForm,
  jsonSchemaOf,
  problemText,
  readFormDefinition,
  type CodeLists,
} from './index.ts';

const codeLists: CodeLists = { has: () => false, name: () => undefined, entries: () => [] };
const at = { today: '2026-03-01' };

const field = (id: string, settings: Record<string, unknown> = {}) => ({
  id,
  type: 'text',
  label: `Mục ${id}`,
  labelEn: `Item ${id}`,
  article: 'NĐ 123/2015 Đ9',
  ...settings,
});

const definition = {
  id: 'birth',
  title: 'Tờ khai đăng ký khai sinh',
  titleEn: 'Birth registration form',
  basis: 'Tờ khai đăng ký khai sinh, TT 04/2024/TT-BTP',
  sections: [
    {
      id: 'child',
      title: 'Người được khai sinh',
      titleEn: 'Child',
      fields: [
        field('guardian', { type: 'person_name', visible: 'child.age < 18', required: 'child.age < 6' }),
        field('age', { type: 'number', computed: 'age in years(child.birthDate, today)' }),
        field('name', { type: 'person_name', required: true }),
        field('birthDate', { type: 'date', required: true, max: 'today' }),
        field('home', { type: 'address' }),
      ],
    },
    {
      id: 'school',
      title: 'Trường học',
      titleEn: 'School',
      visible: 'child.age >= 6',
      fields: [field('name', { required: true }), field('since', { type: 'year', visible: 'school.name != null' })],
    },
    {
      id: 'residences',
      title: 'Nơi đã cư trú',
      titleEn: 'Residences',
      repeat: { min: 1, max: 3, itemTitle: 'Nơi cư trú', itemTitleEn: 'Residence' },
      fields: [
        field('place', { required: true }),
        field('abroad', { type: 'yes_no' }),
        field('country', { visible: 'item.abroad', required: true }),
      ],
    },
    {
      id: 'end',
      title: 'Cam đoan',
      titleEn: 'Declaration',
      fields: [
        field('moves', { type: 'number', computed: 'count(residences) - 1' }),
        field('reason', { visible: 'school.since < 2020 or (some r in residences satisfies r.country = "Lào")' }),
        field('truth', { type: 'declaration' }),
      ],
    },
  ],
};

const read = readFormDefinition(JSON.stringify(definition), 'form.json');
if (!read.ok) throw new Error(JSON.stringify(read.faults));
const installed = installForm(read.definition);
const form = createForm(installed, { codeLists });

const complete = {
  child: { name: 'Nguyễn Thị An', birthDate: '05/03/2014' },
  school: { name: 'Tiểu học Đống Đa', since: '2020' },
  residences: [{ place: 'Vĩnh Yên' }, { place: 'Viêng Chăn', abroad: 'true', country: 'Lào' }],
  end: { reason: 'Chuyển nhà', truth: 'on' },
};
const problemsOf = (input: unknown) =>
  form.validate(input, at).problems.map(({ path, code }) => `${path} ${code.slice(14)}`);

describe('a form', () => {
  it('keeps clean data of what was filled in, computed fields included', () => {
    expect(form.validate(complete, at)).toEqual({
      problems: [],
      data: {
        child: { age: 11, name: 'Nguyễn Thị An', birthDate: '2014-03-05', guardian: undefined },
        school: { name: 'Tiểu học Đống Đa', since: 2020 },
        residences: [{ place: 'Vĩnh Yên' }, { place: 'Viêng Chăn', abroad: true, country: 'Lào' }],
        end: { moves: 1, reason: 'Chuyển nhà', truth: true },
      },
    });
  });

  it('lists everything missing in an empty one, with words that say what to do', () => {
    const { problems } = form.validate(emptyData(form), at);
    expect(problems.map((problem) => problemText(problem, form, 'vi'))).toEqual([
      'Mục name là mục bắt buộc. Vui lòng điền.',
      'Mục birthDate là mục bắt buộc. Vui lòng điền.',
      'Mục place (Nơi cư trú 1) là mục bắt buộc. Vui lòng điền.',
      'Vui lòng đọc và đánh dấu đồng ý vào ô “Mục truth”.',
    ]);
    expect(problems.map((problem) => problemText(problem, form, 'en'))[0]).toBe(
      'Item name is required. Please fill it in.',
    );
    expect(problemsOf({})).toContain('residences too_few_items');
  });

  it('asks only what its conditions ask', () => {
    const ageOf = (birthDate: string) => form.evaluate({ child: { birthDate } }, at);
    const [baby, pupil, adult] = [ageOf('01/02/2026'), ageOf('2016-03-01'), ageOf('2000-01-01')];
    expect([baby.visible('child.guardian'), baby.required('child.guardian'), baby.visible('school')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([pupil.visible('child.guardian'), pupil.required('child.guardian'), pupil.required('school.name')]).toEqual([
      true,
      false,
      true,
    ]);
    expect([adult.visible('child.guardian'), adult.required('child.guardian')]).toEqual([false, false]);
    expect([adult.visible('nowhere'), adult.visible('child.nothing'), adult.visible('residences[7].place')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('draws one empty card of a repeated part without rows, which counts for nothing', () => {
    const empty = form.evaluate({}, at);
    expect(empty.visible('residences[0].place')).toBe(true);
    expect(empty.required('residences[0].place')).toBe(true);
    expect(empty.visible('residences[0].country')).toBe(false);
    expect(empty.visible('residences[1].place')).toBe(false);
    expect(empty.data).toMatchObject({ residences: [], end: { moves: -1 } });
    expect(form.evaluate({ residences: [{ place: 'A' }] }, at).visible('residences[1].place')).toBe(false);
  });

  it('drops what is hidden, and lets no condition see it', () => {
    const baby = { ...complete, child: { name: 'An', birthDate: '2025-01-01', guardian: 'Bà Hai' } };
    const local = {
      ...baby,
      school: { name: 'x', since: 2001 },
      residences: [{ place: 'A', abroad: false, country: 'Lào' }],
    };
    const { data, problems } = form.validate(local, at);
    expect(problems).toEqual([]);
    expect(data).toEqual({
      child: { guardian: 'Bà Hai', age: 1, name: 'An', birthDate: '2025-01-01' },
      residences: [{ place: 'A', abroad: false }],
      end: { moves: 0, truth: true },
    });
  });

  it('drops unknown keys and cannot be told its computed fields', () => {
    const forged = JSON.parse(
      '{"__proto__":{"x":1},"constructor":{"a":1},"extra":{"b":1},"child":{"age":40,"isAdmin":true,"__proto__":{"name":"An"}}}',
    );
    expect(form.validate(forged, at).data).toEqual({ residences: [], end: { moves: -1 } });
  });

  it('reports a value of the wrong kind in place of the value', () => {
    expect(problemsOf({ ...complete, child: { name: ['a'], birthDate: '31/02/2014' } })).toEqual([
      'child.name wrong_kind',
      'child.birthDate not_a_date',
    ]);
    expect(problemsOf({ ...complete, child: 'x', residences: 'y' })).toContain('residences too_few_items');
    expect(problemsOf({ ...complete, child: { ...complete.child, home: { detail: 'Số 1' } } })).toEqual([
      'child.home.commune address_commune',
    ]);
  });

  it('reads no more rows than it allows', () => {
    const many = { ...complete, residences: Array.from({ length: 5_000 }, () => ({ place: 'A' })) };
    const { data, problems } = form.validate(many, at);
    expect(problems).toMatchObject([{ path: 'residences', code: 'forms.problem.too_many_items' }]);
    expect(data).toMatchObject({ residences: { length: 3 } });
  });

  it.each([
    ['a 10 MB text', { child: { name: 'x'.repeat(10_000_000) } }],
    ['ten million items', { residences: Array.from({ length: 10_000_000 }) }],
    ['many keys', Object.fromEntries(Array.from({ length: 100_000 }, (_, key) => [`k${key}`, key]))],
    [
      'deep nesting',
      JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`.replace(/^/, '{"child":').replace(/$/, '}')),
    ],
  ])('refuses %s without reading it', (_name, input) => {
    expect(problemsOf(input)).toEqual([' too_large']);
    expect(form.validate(input, at).data).toEqual({});
  });

  it.each([[null], ['text'], [7], [[]], [undefined]])('refuses %j, which is no form', (input) => {
    expect(problemsOf(input)).toEqual([' not_a_form']);
  });

  it('is read from the flat names of an HTML form without JavaScript', () => {
    const flat = {
      'child.name': 'Nguyễn Thị An',
      'child.birthDate': '05/03/2014',
      'child.home.commune': '08707',
      'child.home.detail': 'Số 1',
      'residences[2].place': 'Viêng Chăn',
      'residences[0].place': 'Vĩnh Yên',
      'residences[3].place': ' ',
      'residences.place': 'x',
      'end.truth': 'on',
      'end.nothing': 'x',
      '__proto__.x': 'x',
      csrf: 'abc',
    };
    expect(formFromFlatFields(form, flat)).toEqual({
      child: { name: 'Nguyễn Thị An', birthDate: '05/03/2014', home: { commune: '08707', detail: 'Số 1' } },
      residences: [{ place: 'Vĩnh Yên' }, { place: 'Viêng Chăn' }],
      end: { truth: 'on' },
    });
  });

  it('is shown as rows in the language asked for', () => {
    const { data } = form.validate(complete, at);
    expect(form.toRows(data, { lang: 'vi' }).slice(1, 3)).toEqual([
      { section: 'Người được khai sinh', label: 'Mục name', text: 'Nguyễn Thị An', path: 'child.name' },
      { section: 'Người được khai sinh', label: 'Mục birthDate', text: '05/03/2014', path: 'child.birthDate' },
    ]);
    expect(form.toRows(data, { lang: 'en' })).toContainEqual({
      section: 'Residence 2',
      label: 'Item abroad',
      text: 'Yes',
      path: 'residences[1].abroad',
    });
  });

  it('gives variables to expressions elsewhere: dates as dates, absent parts as empty ones', () => {
    const { data } = form.validate(complete, at);
    const variables = formVariables(installed, data, at);
    expect(evaluateFeel('child.birthDate < date("2015-01-01") and count(residences) = 2', variables)).toBe(true);
    expect(evaluateFeel('age in years(child.birthDate, today)', variables)).toBe(11);
    const empty = formVariables(installed, {}, at);
    expect(evaluateFeel('count(residences) = 0 and child.name = null', empty)).toBe(true);
  });

  it('is stored as JSON and guarded when it is read back', () => {
    const stored: unknown = JSON.parse(JSON.stringify(installed));
    expect(InstalledForm.parse(stored)).toEqual(installed);
    expect(InstalledForm.safeParse({ ...installed, expressions: { x: { op: 'run', code: 'x' } } }).success).toBe(false);
  });

  it('has a JSON Schema for systems outside', () => {
    expect(jsonSchemaOf(read.definition)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      additionalProperties: false,
      required: ['child', 'residences', 'end'],
      properties: {
        child: {
          required: ['name', 'birthDate'],
          properties: { birthDate: { format: 'date' }, age: { readOnly: true } },
        },
        residences: { type: 'array', minItems: 1, maxItems: 3, items: { required: ['place'] } },
        end: { required: ['truth'] },
      },
    });
  });
});

/** Inputs around the form: right and wrong values, missing parts, rows. */
const anyInput = fc.record(
  {
    child: fc.record(
      {
        name: fc.constantFrom('An', 'A1', '', 7),
        birthDate: fc.constantFrom('2014-03-05', '01/02/2025', '31/02/2000', '1990-01-01'),
        guardian: fc.constantFrom('Bà Hai', null),
        age: fc.nat(),
      },
      { requiredKeys: [] },
    ),
    school: fc.record({ name: fc.string(), since: fc.constantFrom(2001, '2022', 'x') }, { requiredKeys: [] }),
    residences: fc.array(
      fc.record(
        { place: fc.string(), abroad: fc.constantFrom(true, 'không', 'x'), country: fc.constantFrom('Lào', 'Đức') },
        { requiredKeys: [] },
      ),
      { maxLength: 4 },
    ),
    end: fc.record({ reason: fc.string(), truth: fc.boolean() }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

describe('whatever comes in', () => {
  it('clean data validates to itself', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { data } = form.validate(input, at);
        expect(form.validate(data, at).data).toEqual(data);
      }),
    );
  });

  it('data holds only what is visible, and a form without errors has all that is required', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { data, problems } = form.validate(input, at);
        const shown = form.evaluate(input, at);
        const rows = form.toRows(data, { lang: 'vi' });
        expect(rows.filter(({ path }) => !shown.visible(path))).toEqual([]);
        const missing = ['child.name', 'child.guardian', 'school.name', 'residences[0].country'].filter(
          (path) => shown.required(path) && !rows.some((row) => row.path === path),
        );
        for (const path of missing) expect(problems.map((problem) => problem.path)).toContain(path);
        expect(shown.data).toEqual(data);
      }),
    );
  });

  it('the bundle for browsers, which holds neither zod nor a parser, gives the same', async () => {
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        lib: { entry: fileURLToPath(new URL('form.browser.ts', import.meta.url)), formats: ['es'], fileName: 'form' },
      },
    });
    const outputs = Array.isArray(built) ? built : [built];
    const [code = ''] = outputs.flatMap((output) =>
      'output' in output ? output.output.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])) : [],
    );
    expect(gzipSync(code).length).toBeLessThan(20_000);
    const bundle: { createForm: typeof createForm } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    const browserForm = bundle.createForm(JSON.parse(JSON.stringify(installed)), { codeLists });
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(browserForm.validate(input, at)).toEqual(form.validate(input, at));
      }),
    );
  });
});
