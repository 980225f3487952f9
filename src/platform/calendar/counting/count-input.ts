import type { LocalPause } from './pauses.ts';
import type { ReceiptPolicy } from '../content/rule-profile.ts';
import type { DerivationStep, Schedule } from '../schedule.ts';

/** What every counting rule works on; instants are on the engine's clock. */
export type CountInput = Readonly<{
  schedule: Schedule;
  from: number;
  policy: ReceiptPolicy | undefined;
  pauses: readonly LocalPause[];
}>;

/** Where a counting rule ends, and how it came there. */
export type Counted = Readonly<{ dueIndex: number; dueAt: number; steps: DerivationStep[] }>;
