import { codeListsOf, compileFeel, hasUsualHelp, isNeverTrue, type FormDefinition } from '#platform/forms/index.ts';
import type { LegalReference } from './procedures.contract.ts';
import type { KnownNames } from './known-names.ts';
import { checkTexts } from './check-texts.ts';

/** An article must open with the id of one of the package's legal bases: `NĐ 123/2015 Đ9.1`. */
export function citesKnownLaw(article: string, legalBases: readonly LegalReference[]): boolean {
  return legalBases.some(({ id }) => article.startsWith(id));
}

/** Parts and fields a form has, as expressions and templates name them. */
export function pathsOfForm({ sections }: FormDefinition): ReadonlySet<string> {
  return new Set(sections.flatMap(({ id, fields }) => [id, ...fields.map((field) => `${id}.${field.id}`)]));
}

type Section = FormDefinition['sections'][number];
type Laws = { legalBases: readonly LegalReference[] };
type FormFault = { path: readonly (string | number)[]; message: string };

/** Rà soát tờ khai của gói: what the forms module cannot know — the province's code lists and the package's laws. */
export function checkForm(
  form: FormDefinition,
  { hasCodeList, codesOf, legalBases }: Pick<KnownNames, 'hasCodeList' | 'codesOf'> & Laws,
): FormFault[] {
  const missing = new Set(codeListsOf(form).filter((list) => !hasCodeList(list)));
  const never = (path: FormFault['path'], text: unknown, rows: Readonly<Record<string, Section>> = {}): FormFault[] => {
    const compiled = typeof text === 'string' ? compileFeel(text) : undefined;
    return compiled?.ok && isNeverTrue(compiled.ast, { definition: form, rows, codesOf })
      ? [{ path, message: checkTexts().neverTrue(String(text)) }]
      : [];
  };
  return form.sections.flatMap((one, section) => [
    ...never(['sections', section, 'visible'], one.visible),
    ...one.fields.flatMap(({ article, codeList = '', visible, required }, field): FormFault[] => {
      const path = ['sections', section, 'fields', field];
      const rows: Readonly<Record<string, Section>> = one.repeat ? { item: one } : {};
      return [
        // The forms module has told of what no list is needed for.
        ...never([...path, 'visible'], visible, rows),
        ...never([...path, 'required'], required, rows),
        ...(missing.has(codeList)
          ? [{ path: [...path, 'codeList'], message: checkTexts().unknownCodeList(codeList) }]
          : []),
        ...(citesKnownLaw(article, legalBases)
          ? []
          : [{ path: [...path, 'article'], message: checkTexts().unknownArticle(article) }]),
      ];
    }),
  ]);
}

/** Trường chưa có lời giải thích: typed fields of which neither the package nor their type says how they are filled in. */
export function fieldsWithoutHelp({ sections }: FormDefinition): string[] {
  return sections.flatMap(({ id, fields }) =>
    fields
      .filter(
        ({ type, help, computed }) => !help && computed === undefined && !hasUsualHelp(type) && type !== 'declaration',
      )
      .map((field) => `${id}.${field.id}`),
  );
}
