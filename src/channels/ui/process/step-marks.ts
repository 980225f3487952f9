export type StepState = 'done' | 'now' | 'ahead' | 'passed_by';
export type MarkedStep = { elementId: string; state: StepState; workingMinutes: number | null };
export type StepMark = { state: StepState; minutes: number | null; times: number };

/** What the picture says on each element: a step done several times is marked once, with all its time; being done outweighs done. */
export function stepMarks(steps: readonly MarkedStep[]): Map<string, StepMark> {
  const marks = new Map<string, StepMark>();
  for (const { elementId, state, workingMinutes } of steps) {
    const before = marks.get(elementId);
    marks.set(elementId, {
      state: before?.state === 'now' ? 'now' : state,
      minutes: workingMinutes === null ? (before?.minutes ?? null) : (before?.minutes ?? 0) + workingMinutes,
      times: (before?.times ?? 0) + 1,
    });
  }
  return marks;
}
