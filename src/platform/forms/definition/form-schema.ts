import { z } from 'zod';
import { FeelAst } from '../feel/feel-ast.ts';
import { fieldTypeNames, patternNames } from '../form-definition.contract.ts';
import type * as contract from '../form-definition.contract.ts';
import { faultText } from '../fault-text.ts';

/** Words of FEEL that would not be read as a name in an expression, and the names the form itself gives. */
const reserved = new Set(
  'if then else for in return some every satisfies between and or not null true false function instance external today item'.split(
    ' ',
  ),
);

const id = z.string().refine((text) => /^[a-z][A-Za-z0-9]{0,59}$/.test(text) && !reserved.has(text), {
  error: ({ input }) => faultText('badId', { id: String(input) }),
});
const text = (key: string) =>
  z
    .string({ error: () => faultText('missingText', { key }) })
    .trim()
    .min(1, { error: () => faultText('missingText', { key }) });
const english = (key: string) =>
  z
    .string({ error: () => faultText('missingEnglish', { key }) })
    .trim()
    .min(1, { error: () => faultText('missingEnglish', { key }) });
const article = z
  .string({ error: () => faultText('missingArticle') })
  .trim()
  .min(1, { error: () => faultText('missingArticle') });
const feel = z.string();
const limit = z.union([z.number(), z.string()]);

const typedBecause = z.string().trim().min(10).exactOptional();

const FieldOption = z.strictObject({ value: text('value'), label: text('label'), labelEn: english('labelEn') });

const Field = z.strictObject({
  id,
  type: z.enum(fieldTypeNames, { error: () => faultText('unknownType', { known: fieldTypeNames.join(', ') }) }),
  label: text('label'),
  labelEn: english('labelEn'),
  help: z.string().exactOptional(),
  helpEn: z.string().exactOptional(),
  required: z.union([z.boolean(), feel]).exactOptional(),
  visible: feel.exactOptional(),
  article,
  options: z
    .array(FieldOption)
    .min(1, { error: () => faultText('noOptions') })
    .exactOptional(),
  codeList: z.string().min(1).exactOptional(),
  min: limit.exactOptional(),
  max: limit.exactOptional(),
  decimals: z.int().min(0).max(9).exactOptional(),
  maxLength: z.int().min(1).max(20_000).exactOptional(),
  pattern: z
    .enum(patternNames, { error: () => faultText('unknownPattern', { known: patternNames.join(', ') }) })
    .exactOptional(),
  computed: feel.exactOptional(),
  agreesWith: z
    .strictObject({ birthDate: z.string().exactOptional(), sex: z.string().exactOptional() })
    .exactOptional(),
  source: z
    .strictObject({ register: z.string().min(1), path: z.string().regex(/^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/), article })
    .exactOptional(),
  typedBecause,
});

const Section = z.strictObject({
  id,
  title: text('title'),
  titleEn: english('titleEn'),
  help: z.string().exactOptional(),
  helpEn: z.string().exactOptional(),
  visible: feel.exactOptional(),
  subject: z
    .strictObject({
      kind: z.enum(['person', 'enterprise']),
      self: z.union([z.boolean(), feel]),
      number: z.string().exactOptional(),
      name: z.string().exactOptional(),
      birthDate: z.string().exactOptional(),
    })
    .exactOptional(),
  typedBecause,
  repeat: z
    .strictObject({
      min: z.int().min(0).max(100),
      max: z.int().min(1).max(100),
      itemTitle: text('itemTitle'),
      itemTitleEn: english('itemTitleEn'),
    })
    .exactOptional(),
  fields: z.array(Field).min(1, { error: () => faultText('noFields') }),
});

/** Khuôn của `form.json`; rules between its parts are in `check-definition.ts`. */
export const FormDefinition: z.ZodType<contract.FormDefinition> = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,79}$/i, { error: ({ input }) => faultText('badId', { id: String(input) }) }),
  title: text('title'),
  titleEn: english('titleEn'),
  basis: text('basis'),
  sections: z.array(Section).min(1, { error: () => faultText('noSections') }),
});

/** Guards an installed form read back from storage. */
export const InstalledForm: z.ZodType<contract.InstalledForm> = z.object({
  definition: FormDefinition,
  expressions: z.record(z.string(), FeelAst),
  order: z.array(z.string()),
});
export type FormDefinition = contract.FormDefinition;
export type InstalledForm = contract.InstalledForm;
