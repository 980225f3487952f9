import type { consoleSystemsVi } from './systems.vi.ts';

export const consoleSystemsEn = {
  'exchange.system.owner': 'Owning agency',
  'exchange.system.ownerHelp':
    'Type part of the name and choose, such as giáo dục; or type the agency code, such as H62.04.',
  'exchange.system.ownersFound': '{count} agencies',
  'exchange.system.correct': 'Correct the details',
  'exchange.system.ownerKept':
    'The owning agency, the code and the environment are not corrected here: keys, certificates and grants were given to this very agency. A system that goes to another agency is registered anew with new keys and the old one is ended; where a file of declarations changes the owner, revoke all old keys and certificates.',
  'exchange.system.save': 'Save the details',
  'exchange.system.corrected': 'The details of the system are saved.',
} as const satisfies Record<keyof typeof consoleSystemsVi, string>;
