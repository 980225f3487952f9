import { z } from 'zod';
import type { FormDefinition } from '#platform/forms/index.ts';
import type { CheckedPackage } from '../check-package.ts';
import { isPaper, knownPaper, type AskOnceRules } from './ask-once-rules.ts';

/** A procedure of the national catalogue in full, as far as the report reads it. */
export const FullProcedure = z.object({
  code: z.string(),
  name: z.string(),
  cases: z
    .array(z.object({ documents: z.array(z.object({ name: z.string() })).default([]) }))
    .nullish()
    .transform((cases) => cases ?? []),
});
export type FullProcedure = z.infer<typeof FullProcedure>;

/** One line: what one procedure asks, and what of it the State has already. */
export type AskedOnce = {
  code: string;
  name: string;
  papers: number;
  sparedPapers: { name: string; register: string; article: string }[];
  fields: number;
  sparedFields: number;
  /** Of a package: what is still asked here of whoever is signed in, while the registers answer. */
  here?: { papers: number; fields: number };
};

/** Of a procedure of the catalogue, by the names of its papers; its form is not known. */
export function reportProcedure(rules: AskOnceRules, { code, name, cases }: FullProcedure): AskedOnce {
  const listed = new Set(cases.flatMap(({ documents }) => documents.map((document) => document.name)));
  const names = [...listed].filter((one) => isPaper(rules, one));
  return { code, name, papers: names.length, sparedPapers: sparedPapers(rules, names), fields: 0, sparedFields: 0 };
}

type Reported = {
  definition: Pick<CheckedPackage['definition'], 'code' | 'name'> & {
    requiredDocuments: readonly Pick<
      CheckedPackage['definition']['requiredDocuments'][number],
      'name' | 'replacedBy' | 'coveredBy'
    >[];
  };
  form: { definition: Pick<FormDefinition, 'sections'> };
};

/** Of a package: its papers, and the fields of its form that come from a register when the subject is known. */
export function reportPackage(rules: AskOnceRules, { definition, form }: Reported): AskedOnce {
  const fields = form.definition.sections
    .flatMap((section) => section.fields)
    .filter(({ type }) => type !== 'declaration');
  const names = definition.requiredDocuments.map(({ name }) => name);
  const bySystem = definition.requiredDocuments.flatMap(({ name, replacedBy, coveredBy }) => {
    const [rule] = coveredBy ?? [];
    if (replacedBy) return [{ name, register: replacedBy, article: '' }];
    return rule ? [{ name, register: rule.by === 'register' ? rule.register : rule.by, article: rule.article }] : [];
  });
  const others = sparedPapers(
    rules,
    names.filter((name) => !bySystem.some((spared) => spared.name === name)),
  );
  return {
    code: definition.code,
    name: definition.name,
    papers: names.length,
    sparedPapers: [...bySystem, ...others],
    fields: fields.length,
    sparedFields: fields.filter(({ source }) => source).length,
    here: { papers: names.length - bySystem.length, fields: typedFields(form.definition) },
  };
}

/**
 * Thông tin còn phải khai: fields that no register fills in and nothing computes, and who everybody is but whoever is signed in (of the
 * parts that may be about them, the first): others are only matched, by name, birth date and number.
 */
function typedFields({ sections }: Pick<FormDefinition, 'sections'>): number {
  const own = sections.find(({ subject }) => subject !== undefined && subject.self !== false);
  return sections.flatMap((section) => {
    const { subject, fields } = section;
    const named = section === own ? [] : [subject?.number, subject?.name, subject?.birthDate];
    return fields.filter(
      ({ id, type, source, computed }) =>
        type !== 'declaration' && computed === undefined && (source === undefined || named.includes(id)),
    );
  }).length;
}

function sparedPapers(rules: AskOnceRules, names: readonly string[]): AskedOnce['sparedPapers'] {
  return names.flatMap((name) => {
    const known = knownPaper(rules, name);
    return known ? [{ name, register: known.register, article: known.article }] : [];
  });
}
