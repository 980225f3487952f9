import type { Actor } from '#infrastructure/actor.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { checkDependents } from '../composition/check-dependents.ts';
import { selectServicesMark } from '../composition/composition.queries.ts';
import { requireSameServices } from '../composition/require-same-services.ts';
import { prepareFile } from '../declared/apply-file.ts';
import { changeSystemState, correctSystem, giveCredential, setSignOnAddresses } from '../management/change-system.ts';
import { requireManager } from '../management/exchange.policy.ts';
import { stepBy, type ManagementDeps } from '../management/management-deps.ts';
import { changeServiceState, preparePublication } from '../management/publish-service.ts';
import type { AxisCommand } from './axis-command.ts';

/** Does what was prepared. */
export type CarryOut = (tx: Tx) => Promise<void>;

/** Checks what takes long outside any transaction; what is given back carries the command out. The same for who proposes and who confirms. */
export async function prepareCommand(
  deps: ManagementDeps,
  { actor, command, reason }: { actor: Actor; command: AxisCommand; reason: string },
): Promise<CarryOut> {
  switch (command.kind) {
    case 'system_state':
      return (tx) => changeSystemState(tx, deps, { ...command, actor, reason });
    case 'system_facts':
      return (tx) => correctSystem(tx, deps, { ...command, actor, reason });
    case 'credential':
      return (tx) => giveCredential(tx, deps, { ...command, actor, reason });
    case 'sign_on_addresses':
      return (tx) => setSignOnAddresses(tx, deps, { ...command, actor });
    case 'publish': {
      const publish = await preparePublication(deps, { actor, service: command.service });
      return (tx) => publish(tx, reason);
    }
    case 'service_state':
      requireManager(actor, deps.isManagerUnit);
      if (command.state !== 'retired') return (tx) => changeServiceState(tx, deps, { ...command, actor, reason });
      return prepareRetirement(deps, command.key, (tx) => changeServiceState(tx, deps, { ...command, actor, reason }));
    case 'file': {
      requireManager(actor, deps.isManagerUnit);
      const unitIdOf = async (code: string) => (await deps.findUnit(code))?.id ?? null;
      const apply = await prepareFile({ ...deps, unitIdOf }, command.file);
      return async (tx) => void (await apply(tx, stepBy(actor)));
    }
  }
}

/** Nothing that relies on the service may come between the check and the end of it. */
async function prepareRetirement({ db }: ManagementDeps, key: string, retire: CarryOut): Promise<CarryOut> {
  const mark = await selectServicesMark(db);
  await checkDependents(db, key, undefined);
  return async (tx) => {
    await requireSameServices(tx, mark);
    await retire(tx);
  };
}
