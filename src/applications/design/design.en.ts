import type { designVi, problemTextsVi } from './design.vi.ts';

export const designEn = {
  'design.faulty': 'The draft still has {count} problems; please mend them all first.',
  'design.golden_differs':
    'Golden dossiers do not end as expected: {names}. Please mend the package or the dossiers, then publish again.',
  'design.too_heavy': 'The draft is too heavy to be read; please shorten what was just changed and try again.',
  'design.golden_unknown': 'The draft has no such golden dossier.',
  'design.preview_impossible': 'No preview yet: the procedure or its form still has faults.',
} as const satisfies Record<keyof typeof designVi, string>;

export const problemTextsEn: typeof problemTextsVi = {
  codeFixed: (code) => `the code of the procedure in this draft must stay ${code}.`,
};
