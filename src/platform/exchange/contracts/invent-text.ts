import { z } from 'zod';

const Text = z.looseObject({
  type: z.union([z.literal('string'), z.array(z.string()).refine((types) => types.includes('string'))]),
  title: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().default(0),
  maxLength: z.number().default(Number.MAX_SAFE_INTEGER),
});

/** What says already how a value looks. */
const saysMore = ['example', 'examples', 'default', 'enum', 'const', 'format', 'x-alternative'];
/** Keys under which a schema stands that is no member of anything. */
const unnamed = /^(|\d+|items|schema|additionalProperties)$/;
const personalId = '026190000123';

const knownTexts: readonly (readonly [RegExp, string])[] = [
  [/họ[ ,].*tên|hoten|full ?name/i, 'Nguyễn Văn An'],
  [/định danh cá nhân|dinhdanh|personal ?id/i, personalId],
  [/thư điện tử|e-?mail/i, 'nguyen.van.an@vinhphuc.example'],
  [/điện thoại|dienthoai|phone/i, '0912345678'],
  [/địa chỉ|diachi|address/i, 'Số 5 đường Mê Linh, phường Tích Sơn'],
];

/**
 * Chữ mẫu của một trường whose contract gives no example: by what the field is called, so that a developer sees what stands there; digits
 * that are told apart where only their number is said. Undefined where the contract says more, or nothing.
 */
export function inventText(name: string, schema: object): string | undefined {
  const { success, data } = Text.safeParse(schema);
  if (!success || saysMore.some((key) => key in schema)) return undefined;
  const { title, pattern, minLength, maxLength } = data;
  if (pattern !== undefined) return inventDigits(pattern);
  if (title === undefined && unnamed.test(name)) return undefined;
  const called = `${title ?? ''} ${name}`;
  const text = knownTexts.find(([what]) => what.test(called))?.[1] ?? `${title ?? name} (mẫu)`;
  const fitting = text.slice(0, maxLength).trimEnd();
  return fitting.length < minLength ? undefined : fitting;
}

function inventDigits(pattern: string): string | undefined {
  const count = Number(/^\^(?:\[0-9\]|\\d)\{(\d{1,2})\}\$$/.exec(pattern)?.[1] ?? 0);
  if (count === 0) return undefined;
  return count === personalId.length ? personalId : '1234567890'.repeat(10).slice(0, count);
}
