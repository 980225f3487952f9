/**
 * A form of 300 fields and 75 conditions: the first evaluation (binding included), one after a change, and a validation, beside
 * evaluating the same 75 conditions with feelin in the same run. Run with `node bench/form-evaluation.ts`.
 */
import { date, evaluate } from 'feelin';
import {
  createForm,
  installForm,
  readFormDefinition,
  type CodeLists,
  type InstalledForm,
} from '../src/platform/forms/index.ts';

const SECTIONS = 30;
const FIELDS = 10;
const ROUNDS = 200;

const types = ['text', 'date', 'number', 'yes_no', 'choice', 'person_name', 'phone', 'money', 'year', 'long_text'];
const values = [
  'Vĩnh Yên',
  '05/03/2001',
  '12',
  true,
  'x',
  'Nguyễn Văn An',
  '0912345678',
  '1.250.000',
  '2001',
  'Ghi chú',
];
const conditions = (part: number) => [
  `part${part}.f3 = true and part${part}.f2 > 5`,
  `age in years(part${part}.f1, today) >= 14 or part${(part + 7) % SECTIONS}.f4 in ("x", "y")`,
  `if part${part}.f7 > 1000000 then part${part}.f8 between 1990 and 2020 else starts with(part${part}.f0, "V")`,
];

const definition = {
  id: 'bench',
  title: 'Tờ khai dài',
  titleEn: 'Long form',
  basis: 'Đo tốc độ',
  sections: Array.from({ length: SECTIONS }, (_, part) => ({
    id: `part${part}`,
    title: `Phần ${part}`,
    titleEn: `Part ${part}`,
    fields: types.map((type, index) => ({
      id: `f${index}`,
      type,
      label: `Mục ${index}`,
      labelEn: `Item ${index}`,
      article: 'Đ1',
      // 30 + 30 conditions of visibility and 15 of obligation
      ...(index === 5 ? { visible: conditions(part)[0] } : {}),
      ...(index === 6 ? { visible: conditions(part)[1] } : {}),
      ...(index === 9 && part % 2 === 0 ? { required: conditions(part)[2] } : {}),
      ...(type === 'choice' ? { options: [{ value: 'x', label: 'X', labelEn: 'X' }] } : {}),
    })),
  })),
};

const data = Object.fromEntries(
  definition.sections.map(({ id, fields }) => [
    id,
    Object.fromEntries(fields.map((field, index) => [field.id, values[index]])),
  ]),
);
const codeLists: CodeLists = { has: () => true, name: () => undefined, entries: () => [] };
const at = { today: '2026-03-01' };

const read = readFormDefinition(JSON.stringify(definition), 'bench');
if (!read.ok) throw new Error(JSON.stringify(read.faults));
const installed: InstalledForm = JSON.parse(JSON.stringify(installForm(read.definition)));
const expressions = Object.keys(installed.expressions);

function milliseconds(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

const requiredOf = (form: ReturnType<typeof createForm>, input: Record<string, unknown>): number => {
  const evaluation = form.evaluate(input, at);
  return definition.sections.filter(({ id }) => evaluation.required(`${id}.f9`)).length;
};

const begun = performance.now();
const form = createForm(installed, { codeLists });
requiredOf(form, data);
const first = performance.now() - begun;
const changes = Array.from({ length: ROUNDS }, (_, round) =>
  milliseconds(() => requiredOf(form, { ...data, [`part${round % SECTIONS}`]: { f2: round, f3: round % 2 === 0 } })),
).sort((left, right) => left - right);
const validations = Array.from({ length: ROUNDS }, () => milliseconds(() => form.validate(data, at))).sort(
  (a, b) => a - b,
);

// What feelin would be asked: the same 75 texts over the same values. It has no `age in years`; the nearest it knows stands in.
const variables = {
  today: date('2026-03-01'),
  ...Object.fromEntries(
    definition.sections.map(({ id }) => [
      id,
      { f0: 'Vĩnh Yên', f1: date('2001-03-05'), f2: 12, f3: true, f4: 'x', f7: 1_250_000, f8: 2001 },
    ]),
  ),
};
const feelinTexts = expressions.map((text) =>
  text.replace(/age in years\((.*?), today\)/, 'years and months duration($1, today).years'),
);
const feelin = Array.from({ length: 10 }, () =>
  milliseconds(() => feelinTexts.map((text) => evaluate(text, variables).value)),
).sort((left, right) => left - right);

const at50 = (times: readonly number[]) => times[Math.floor(times.length / 2)] ?? 0;
const at99 = (times: readonly number[]) => times[Math.floor(times.length * 0.99)] ?? 0;
console.log(`${SECTIONS * FIELDS} fields, ${expressions.length} conditions`);
console.log(`first evaluation, binding included: ${first.toFixed(2)} ms (budget 40)`);
console.log(`after one change: median ${at50(changes).toFixed(2)} ms, p99 ${at99(changes).toFixed(2)} ms (budget 5)`);
console.log(`validation: median ${at50(validations).toFixed(2)} ms, p99 ${at99(validations).toFixed(2)} ms`);
console.log(
  `the conditions alone with feelin: median ${at50(feelin).toFixed(1)} ms, ratio ${(at50(feelin) / at50(changes)).toFixed(0)}`,
);
