import type { FeelAst } from './feel/feel-ast.contract.ts';

export const fieldTypeNames = [
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'month',
  'year',
  'partial_date',
  'yes_no',
  'choice',
  'multi_choice',
  'person_name',
  'personal_id',
  'tax_code',
  'phone',
  'email',
  'address',
  'map_point',
  'file',
  'declaration',
] as const;
export type FieldTypeName = (typeof fieldTypeNames)[number];

/** Types of which the same is to be said wherever they are asked; a field's own help takes its place. */
export const typesWithUsualHelp = [
  'date',
  'month',
  'year',
  'partial_date',
  'money',
  'person_name',
  'personal_id',
  'tax_code',
  'phone',
  'email',
  'address',
  'map_point',
  'file',
] as const satisfies readonly FieldTypeName[];
export type TypeWithUsualHelp = (typeof typesWithUsualHelp)[number];
export const hasUsualHelp = (type: FieldTypeName): type is TypeWithUsualHelp =>
  typesWithUsualHelp.some((known) => known === type);

/** Patterns a text field may ask for; a closed set, so that no author's regular expression runs here. */
export const patternNames = ['digits', 'letters_digits', 'old_identity_card', 'passport', 'insurance_number'] as const;
export type PatternName = (typeof patternNames)[number];

type FieldOption = { readonly value: string; readonly label: string; readonly labelEn: string };

/** Nguồn của trường: what a shared database knows of the section's subject; `path` may go into a value (`representative.name`). */
export type FieldSource = { readonly register: string; readonly path: string; readonly article: string };

/**
 * Chủ thể của phần: the person or enterprise whose data its fields are. `self` says when that is whoever is signed in; otherwise the
 * person is told by number, name and birth date, which are fields of the section.
 */
export type SectionSubject = {
  readonly kind: 'person' | 'enterprise';
  readonly self: boolean | string;
  readonly number?: string;
  readonly name?: string;
  readonly birthDate?: string;
};

/** Trường của tờ khai. Conditions are FEEL; `article` is the legal ground for asking at all. */
export type Field = {
  readonly id: string;
  readonly type: FieldTypeName;
  readonly label: string;
  readonly labelEn: string;
  readonly help?: string;
  readonly helpEn?: string;
  readonly required?: boolean | string;
  readonly visible?: string;
  readonly article: string;
  readonly options?: readonly FieldOption[];
  readonly codeList?: string;
  /** Number and money: a value; date, month: an ISO text or `today`; year: a value; multi_choice: how many. */
  readonly min?: number | string;
  readonly max?: number | string;
  /** Number: digits allowed after the decimal sign, none unless told. */
  readonly decimals?: number;
  readonly maxLength?: number;
  readonly pattern?: PatternName;
  readonly computed?: string;
  /** Personal id: the fields (`child.birthDate`) whose birth date and sex its digits should agree with. */
  readonly agreesWith?: { readonly birthDate?: string; readonly sex?: string };
  readonly source?: FieldSource;
  /** Why it is typed although a register knows it. */
  readonly typedBecause?: string;
};

/** Phần của tờ khai; with `repeat` it is a list of such parts. */
export type Section = {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly help?: string;
  readonly helpEn?: string;
  readonly visible?: string;
  readonly subject?: SectionSubject;
  /** Why its subject is not said. */
  readonly typedBecause?: string;
  readonly repeat?: {
    readonly min: number;
    readonly max: number;
    readonly itemTitle: string;
    readonly itemTitleEn: string;
  };
  readonly fields: readonly Field[];
};

/** Mẫu tờ khai điện tử (`form.json` of a procedure package). */
export type FormDefinition = {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  /** The legal form it stands for. */
  readonly basis: string;
  readonly sections: readonly Section[];
};

/**
 * Tờ khai đã cài đặt: what server and browser work with. `expressions` holds each FEEL text compiled; `order` lists sections
 * (`child`) and fields (`child.name`) so that a condition comes after everything it reads.
 */
export type InstalledForm = {
  readonly definition: FormDefinition;
  readonly expressions: Readonly<Record<string, FeelAst>>;
  readonly order: readonly string[];
};
