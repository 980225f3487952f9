import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { FoundDossier } from '#applications/dossiers/views/dossier-lists.contract.ts';
import { ask } from '../../ui/server/ask.ts';

export function useFound(text: string) {
  return useQuery({
    queryKey: ['search', text],
    queryFn: () => ask(z.array(FoundDossier), `/api/desk/search?${new URLSearchParams({ q: text }).toString()}`),
    enabled: text.length >= 2,
    placeholderData: keepPreviousData,
  });
}
