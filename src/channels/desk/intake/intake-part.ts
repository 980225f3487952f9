import type { ProcedureAtCounter } from '../procedures/procedures.data.ts';
import type { IntakeState } from './use-intake-draft.ts';

/** What every part of the intake gets. */
export type IntakePartProps = {
  state: IntakeState;
  procedure: ProcedureAtCounter;
  /** The problem told at the field of this id, once handing in was tried. */
  problemAt: (id: string) => string | undefined;
};
