import type { Tx } from '#infrastructure/database/connect.ts';
import { findDeclaredService, findDeclaredSystem } from '../declared/declared-parts.queries.ts';
import { selectDeclared } from '../declared/declared.queries.ts';
import type { ExchangeFile } from '../declared/exchange-file.ts';
import { serviceKey } from '../service-key.ts';
import type { AxisCommand } from './axis-command.ts';

const nothing: ExchangeFile = { systems: [], services: [], grants: [], topics: [] };

/** What a command may change, as it is now, as a file has it: one system, one service, or for a file everything. */
export async function readAffected(tx: Tx, command: AxisCommand): Promise<ExchangeFile> {
  switch (command.kind) {
    case 'system_state':
    case 'system_facts':
    case 'credential':
    case 'sign_on_addresses': {
      const system = await findDeclaredSystem(tx, command.code);
      return { ...nothing, systems: system ? [system] : [] };
    }
    case 'publish':
      return ofService(tx, serviceKey(command.service));
    case 'service_state':
      return ofService(tx, command.key);
    case 'file':
      return selectDeclared(tx);
  }
}

/** Of what a command may change, what it was proposed on: a key waits whatever becomes of other keys and of addresses. */
export function pinnedBy(command: AxisCommand, axis: ExchangeFile): ExchangeFile {
  switch (command.kind) {
    case 'credential':
      return { ...axis, systems: axis.systems.map((one) => ({ ...one, purposeKeys: [], signOnAddresses: [] })) };
    case 'sign_on_addresses':
      return { ...axis, systems: axis.systems.map((one) => ({ ...one, purposeKeys: [] })) };
    default:
      return axis;
  }
}

async function ofService(tx: Tx, key: string): Promise<ExchangeFile> {
  const service = await findDeclaredService(tx, key);
  return { ...nothing, services: service ? [service] : [] };
}
