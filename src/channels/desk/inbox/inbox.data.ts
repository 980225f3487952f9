import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { FoundDossier } from '#applications/dossiers/views/dossier-lists.contract.ts';
import { Notice } from '#platform/notifications/notifications.contract.ts';
import { ask, send } from '../../ui/server/ask.ts';

const everyMinute = 60_000;

export function useNotices() {
  return useQuery({
    queryKey: ['notices'],
    queryFn: () => ask(z.array(Notice), '/api/desk/notices'),
    refetchInterval: everyMinute,
  });
}

export function useFollowed() {
  return useQuery({ queryKey: ['followed'], queryFn: () => ask(z.array(FoundDossier), '/api/desk/followed') });
}

export function useFollow(code: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (follows: boolean) =>
      send(z.object({ follows: z.boolean() }), `/api/desk/dossiers/${encodeURIComponent(code)}/follow`, { follows }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['dossier', code] });
      void queries.invalidateQueries({ queryKey: ['followed'] });
    },
  });
}
