import { describe, expect, it } from 'vitest';
import { actionSource, isLawfulFrom } from '../dossiers/course/dossier-status.ts';
import { isGoldenStepLawful, isTaskAction } from './golden-course.ts';
import { GoldenDossier, goldenStatuses } from './golden-dossier.ts';

const actions = GoldenDossier.shape.steps.element.options.map((option) => option.shape.action.value);

describe('a golden dossier', () => {
  it.each(actions)('may take “%s” from exactly the statuses a real one may', (action) => {
    const lawful = goldenStatuses.filter((status) => isGoldenStepLawful(action, status));
    expect(lawful).toEqual(goldenStatuses.filter((status) => isLawfulFrom(action, status)));
    expect(isTaskAction(action)).toBe(actionSource(action) === 'task');
  });
});
