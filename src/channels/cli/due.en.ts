import type { dueVi } from './due.vi.ts';

const usage =
  'Usage: due --term "10 working days" --from 2026-02-13T16:10 [--unit UNIT_CODE] [--policy same-day-15h] [--profile 2018] [--pause FROM/TO …] [--lang en] [--json]';

export const dueEn = {
  'due.wrong_arguments': `The arguments are not valid. ${usage}`,
  'due.missing': `A term (--term) and a moment of acceptance (--from) are needed. ${usage}`,
} as const satisfies Record<keyof typeof dueVi, string>;
