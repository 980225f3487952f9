import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { z } from 'zod';
import { DeskDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { DossierProcess } from '#applications/dossiers/views/process-view.contract.ts';
import type { OfficerCommand } from '#applications/dossiers/actions/officer-command.contract.ts';
import { ask, send } from '../../ui/server/ask.ts';
import { paperUrl } from '../open-paper.ts';
import { isRefused, ServerProblem } from '../../ui/server/server-problem.ts';

const dossierUrl = (code: string) => `/api/desk/dossiers/${encodeURIComponent(code)}`;

/** Hồ sơ tại bàn cán bộ. Not kept after leaving: what is new since the last visit is counted by visits. */
export function useDossier(code: string) {
  return useQuery({
    queryKey: ['dossier', code],
    queryFn: () => ask(DeskDossierView, dossierUrl(code)),
    gcTime: 0,
  });
}

/** Hình quy trình as it is at a revision of the dossier. */
export function useDossierProcess(code: string, revision: number) {
  return useQuery({
    queryKey: ['dossier', code, 'process', revision],
    queryFn: () => ask(DossierProcess, `${dossierUrl(code)}/process`),
  });
}

type WithoutHead<Command> = Command extends OfficerCommand ? Omit<Command, 'commandId' | 'revision'> : never;
export type Command = WithoutHead<OfficerCommand>;

export type Act = { send: (command: Command) => void; isPending: boolean; error: unknown };

/**
 * One action on the dossier as it is seen. The command's id is kept until the server has answered, so that sending it again after a
 * cut line does it once; when somebody was quicker the dossier is loaded anew.
 */
export function useAct(
  { code, revision }: Pick<DeskDossierView, 'code' | 'revision'>,
  { onDone, onOvertaken }: { onDone: () => void; onOvertaken: (error: unknown) => void },
): Act {
  const queries = useQueryClient();
  const commandId = useRef(crypto.randomUUID());
  const mutation = useMutation({
    mutationFn: (command: Command) =>
      send(z.object({ code: z.string(), revision: z.number() }), `${dossierUrl(code)}/actions`, {
        ...command,
        commandId: commandId.current,
        revision,
      }),
    onSuccess: async () => {
      commandId.current = crypto.randomUUID();
      await queries.invalidateQueries({ queryKey: ['dossier', code] });
      void queries.invalidateQueries({ queryKey: ['work'] });
      onDone();
    },
    onError: (error) => {
      if (isRefused(error)) commandId.current = crypto.randomUUID();
      if (!isOvertaken(error)) return;
      onOvertaken(error);
      void queries.invalidateQueries({ queryKey: ['dossier', code] });
    },
  });
  return {
    send: mutation.mutate,
    isPending: mutation.isPending,
    error: isOvertaken(mutation.error) ? null : mutation.error,
  };
}

/** Somebody else acted in between, or the action has become unlawful since the page was drawn. */
function isOvertaken(error: unknown): boolean {
  return error instanceof ServerProblem && overtaken.has(error.code);
}

const overtaken = new Set(['dossier.changed', 'dossier.changed_elsewhere', 'dossier.action_not_allowed']);

/** Lập phiếu kiểm soát or phiếu bàn giao; answers with the address of the paper. */
export function usePrintSheet(code: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (sheet: 'control-sheet' | 'hand-over-sheet') => {
      const { paperId } = await send(z.object({ paperId: z.uuid() }), `${dossierUrl(code)}/${sheet}`, {});
      return paperUrl(code, paperId);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['dossier', code] }),
  });
}
