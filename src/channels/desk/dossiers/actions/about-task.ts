import type { AllowedAction } from '#applications/dossiers/actions/officer-command.contract.ts';

/** The task an action is about, as commands name it. */
export function aboutTask({ instance, taskId }: AllowedAction): { instance: string; taskId: string } {
  return { instance: instance ?? 'main', taskId: taskId ?? '' };
}

/** The coordinating agency an action is about. */
export const aboutPartner = ({ partner }: AllowedAction): { partner: string } => ({ partner: partner ?? '' });
