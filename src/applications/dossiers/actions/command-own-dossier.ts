import type { Actor } from '#infrastructure/actor.ts';
import { actOnDossier, type Acted } from './act-on-dossier.ts';
import type { CitizenCommand } from '../intake/counter.contract.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { reportError } from './correct-result.ts';
import { withdrawDossier } from './end-dossier.ts';
import { handedDocuments } from '../intake/hand-in-draft.ts';
import { receiveResult } from './receive-result.ts';
import { changeDossier, supplementDossier } from './supplement-dossier.ts';

/** Thao tác của người dân: withdraw, answer a supplement request, change what was handed in, report a wrong result, or take note of it. */
export function commandOwnDossier(
  deps: DossierDeps,
  { actor, code, command }: { actor: Actor; code: string; command: CitizenCommand },
): Promise<Acted> {
  return actOnDossier(deps, { actor, code, command }, (acting) => {
    switch (command.kind) {
      case 'withdraw':
        return withdrawDossier(acting, command);
      case 'supplement':
        return supplementDossier(acting, { ...command, documents: handedDocuments(command) });
      case 'change':
        return changeDossier(acting, { ...command, documents: handedDocuments(command) });
      case 'report_error':
        return reportError(acting, command);
      case 'receive_result':
        return receiveResult(acting, command);
    }
  });
}
