import { codeListsOf, hasUsualHelp, type FormDefinition } from '#platform/forms/index.ts';
import type { LegalReference } from './procedures.contract.ts';
import { checkTexts } from './check-texts.ts';

/** An article must open with the id of one of the package's legal bases: `NĐ 123/2015 Đ9.1`. */
export function citesKnownLaw(article: string, legalBases: readonly LegalReference[]): boolean {
  return legalBases.some(({ id }) => article.startsWith(id));
}

/** Parts and fields a form has, as expressions and templates name them. */
export function pathsOfForm({ sections }: FormDefinition): ReadonlySet<string> {
  return new Set(sections.flatMap(({ id, fields }) => [id, ...fields.map((field) => `${id}.${field.id}`)]));
}

type FormFault = { path: readonly (string | number)[]; message: string };

/** Rà soát tờ khai của gói: what the forms module cannot know — the province's code lists and the package's laws. */
export function checkForm(
  form: FormDefinition,
  { hasCodeList, legalBases }: { hasCodeList: (name: string) => boolean; legalBases: readonly LegalReference[] },
): FormFault[] {
  const missing = new Set(codeListsOf(form).filter((list) => !hasCodeList(list)));
  return form.sections.flatMap(({ fields }, section) =>
    fields.flatMap(({ article, codeList = '' }, field): FormFault[] => {
      const path = ['sections', section, 'fields', field];
      return [
        ...(missing.has(codeList)
          ? [{ path: [...path, 'codeList'], message: checkTexts().unknownCodeList(codeList) }]
          : []),
        ...(citesKnownLaw(article, legalBases)
          ? []
          : [{ path: [...path, 'article'], message: checkTexts().unknownArticle(article) }]),
      ];
    }),
  );
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
