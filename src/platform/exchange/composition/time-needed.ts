import type { CompiledPart } from './compile-composition.ts';

/** Kept back of a composed call's time for its own formulas: those of questions, and the one of the answer, which may take a second. */
const questionMs = 500;
export const answerMs = 1000;

/**
 * Thời hạn cần có của một dịch vụ ghép: as long as its slowest row of parts that wait for each other may take. Then a part that hangs is
 * given up by its own limit, which its circuit breaker sees, and takes no time of the others.
 */
export function timeNeededMs(
  parts: readonly Pick<CompiledPart, 'name' | 'needs' | 'service'>[],
  timeoutOf: (service: string) => number,
): number {
  const rowOf = (part: (typeof parts)[number]): number =>
    timeoutOf(part.service) +
    Math.max(0, ...parts.filter(({ name }) => part.needs.includes(name)).map((needed) => rowOf(needed)));
  return Math.max(...parts.map(rowOf)) + questionMs + answerMs;
}
