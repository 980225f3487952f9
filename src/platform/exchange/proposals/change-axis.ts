import type { Actor } from '#infrastructure/actor.ts';
import { managesExchange } from '../management/exchange.policy.ts';
import { stepBy, type ManagementDeps } from '../management/management-deps.ts';
import type { AxisCommand } from './axis-command.ts';
import { changeOrPropose } from './change-or-propose.ts';
import { prepareCommand } from './prepare-command.ts';
import type { Why } from './proposal.contract.ts';

/**
 * Thay đổi nền tảng, the one door of the console to what may be dangerous: carried out, or proposed to a second person. Gives the id of
 * the proposal, null where one person was enough.
 */
export async function changeAxis(
  deps: ManagementDeps,
  { actor, command, why }: { actor: Actor; command: AxisCommand; why: Why },
): Promise<string | null> {
  const carryOut = await prepareCommand(deps, { actor, command, reason: why.reason });
  const mayUrge = managesExchange(actor, deps.isManagerUnit);
  return changeOrPropose(deps, { command, by: stepBy(actor), why, mayUrge, carryOut });
}
