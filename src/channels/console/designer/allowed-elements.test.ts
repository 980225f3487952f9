import { describe, expect, it } from 'vitest';
import { onlyAllowed } from './allowed-elements.ts';
import { modelerTextsVi } from './modeler-texts.vi.ts';

describe('the menus of the designer', () => {
  it('offer only what a process of a dossier may be drawn with', () => {
    const some = { 'create.task': 1, 'create.data-store': 2, 'create.group': 3 };
    expect(onlyAllowed('palette', some)).toEqual({ 'create.task': 1 });
    expect(onlyAllowed('replace', { 'replace-with-script-task': 1, 'replace-with-user-task': 2 })).toEqual({
      'replace-with-user-task': 2,
    });
    expect(onlyAllowed('contextPad', { 'append.text-annotation': 1, delete: 2 })).toEqual({ delete: 2 });
  });

  it('speak Vietnamese', () => {
    expect(Object.values(modelerTextsVi).filter((text) => text === '')).toEqual([]);
  });
});
