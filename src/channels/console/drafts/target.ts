import type { Problem } from '#applications/design/design.contract.ts';

/** A problem somebody wants to be led to; another number each time, also for the same problem. */
export type Target = { problem: Problem; number: number } | undefined;
