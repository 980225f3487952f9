import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { DesignedProcedure, MigrationPage, ProcedureVersions } from '#applications/design/design.contract.ts';
import { ask, send } from '../../ui/server/ask.ts';

export function useProcedures() {
  return useQuery({
    queryKey: ['procedures'],
    queryFn: () => ask(z.array(DesignedProcedure), '/api/console/procedures'),
  });
}

export function useVersions(code: string) {
  return useQuery({
    queryKey: ['procedures', code],
    queryFn: () => ask(ProcedureVersions, `/api/console/procedures/${encodeURIComponent(code)}`),
  });
}

/** Begins a draft; answers its id. */
export function useBeginDraft(onBegun: (id: string) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: { code: string; name?: string }) =>
      send(z.object({ id: z.string() }), '/api/console/drafts', input),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['procedures'] });
      onBegun(id);
    },
  });
}

export function useRollBack(code: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (version: string) =>
      send(z.object({ version: z.string() }), `/api/console/procedures/${encodeURIComponent(code)}/roll-back`, {
        version,
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['procedures'] }),
  });
}

type Plan = { dossiers: MigrationPage['dossiers']; next: string | null };
export type Progress = { moved: number; staying: number; isOver: boolean };

/** Kế hoạch chuyển, a page at a time; and carrying it out, page after page, until none is left. */
export function useMigration(code: string, version: string) {
  const queries = useQueryClient();
  const [planId] = useState(() => crypto.randomUUID());
  const [plan, setPlan] = useState<Plan>();
  const [progress, setProgress] = useState<Progress>();
  const page = (isRehearsal: boolean, after: string) =>
    send(MigrationPage, `/api/console/procedures/${encodeURIComponent(code)}/migration`, {
      ...{ version, plan: planId, isRehearsal, after },
    });
  const show = useMutation({
    mutationFn: (after: string) => page(true, after),
    onSuccess: ({ dossiers, next }) =>
      setPlan((before) => ({ dossiers: [...(before?.dossiers ?? []), ...dossiers], next })),
  });
  const move = useMutation({
    mutationFn: async () => {
      let [moved, staying] = [0, 0];
      for (let after: string | null = ''; after !== null;) {
        const done: MigrationPage = await page(false, after);
        moved += done.moved;
        staying += done.staying;
        after = done.next;
        setProgress({ moved, staying, isOver: after === null });
      }
    },
    onSettled: () => {
      setPlan(undefined);
      return queries.invalidateQueries({ queryKey: ['procedures'] });
    },
  });
  return { plan, progress, show, move };
}
