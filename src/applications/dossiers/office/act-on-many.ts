import type { Actor } from '#infrastructure/actor.ts';
import type { Catalogues, Language } from '#infrastructure/language.ts';
import { Refusal, refusalText } from '#infrastructure/refusal.ts';
import { commandDossier } from '../actions/command-dossier.ts';
import { idOf } from '../actions/act-as-system.ts';
import { refuse } from '../dossiers.errors.ts';
import { dossiersEn } from '../dossiers.en.ts';
import { dossiersVi } from '../dossiers.vi.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { findDossier } from '../store/dossiers.queries.ts';
import type { ManyCommand, ManyDone } from './office.contract.ts';

const texts: Catalogues = { vi: dossiersVi, en: dossiersEn };

type Asking = {
  actor: Actor;
  command: ManyCommand;
  lang: Language;
  /** Told of each fault that is no refusal, with the dossier it was met at. */
  logFault: (error: unknown, code: string) => void;
};

/**
 * Thao tác hàng loạt: the same action on many tasks, each in a transaction of its own with a command id made of the whole one's, so
 * that sending it again does only what was not done. A refused dossier is told with its reason and holds up no other;
 * nor does one that meets a fault, which is told as such and logged.
 */
export async function actOnMany(deps: DossierDeps, { actor, command, lang, logFault }: Asking): Promise<ManyDone> {
  const answer: ManyDone = { done: [], refused: [] };
  for (const { code, instance, taskId } of command.tasks) {
    const commandId = idOf(`${command.commandId} ${code} ${instance} ${taskId}`);
    try {
      const { revision = 0 } = (await findDossier(deps.db, code)) ?? {};
      const one = { commandId, revision, instance, taskId };
      await commandDossier(deps, {
        actor,
        code,
        command:
          command.kind === 'claim'
            ? { kind: 'claim', ...one }
            : { kind: 'reassign', ...one, assigneeId: command.assigneeId, reason: command.reason },
      });
      answer.done.push(code);
    } catch (error) {
      if (!(error instanceof Refusal)) logFault(error, code);
      const told = error instanceof Refusal ? error : refuse('dossier.fault_met', { code });
      answer.refused.push({ code, message: refusalText(told, texts, lang) });
    }
  }
  return answer;
}
