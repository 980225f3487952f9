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

async function ofService(tx: Tx, key: string): Promise<ExchangeFile> {
  const service = await findDeclaredService(tx, key);
  return { ...nothing, services: service ? [service] : [] };
}
