import { codeListsOf, type CodeLists, type FormDefinition } from '#platform/forms/index.ts';

/** Danh mục a form needs in a browser, by name, in both languages. */
export function listsOfForm(definition: FormDefinition, codeLists: CodeLists) {
  const hasAddress = definition.sections.some(({ fields }) => fields.some(({ type }) => type === 'address'));
  const names = [...codeListsOf(definition), ...(hasAddress ? ['districts', 'communes'] : [])];
  return Object.fromEntries(
    names.map((name) => [
      name,
      codeLists.entries(name).map((entry) => ({
        code: entry.code,
        name: codeLists.name(name, entry.code, 'vi') ?? entry.code,
        nameEn: codeLists.name(name, entry.code, 'en') ?? '',
        parent: entry.parent,
      })),
    ]),
  );
}
