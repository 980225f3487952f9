import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  Checked,
  DeskPreview,
  DesignDraft,
  Differences,
  PlayedDossier,
  Published,
} from '#applications/design/design.contract.ts';
import { ProcedureDefinition } from '#applications/procedures/procedures.contract.ts';
import type { InstalledForm } from '#platform/forms/form-definition.contract.ts';
import { ask, send } from '../../ui/server/ask.ts';

const ListEntry = z.object({ code: z.string(), name: z.string(), nameEn: z.string(), parent: z.string().optional() });
/** What a draft's page and form are drawn from. */
const DraftPreview = z.object({
  definition: ProcedureDefinition,
  /** Compiled by the server from a form it could read. */
  form: z.custom<InstalledForm>((value) => typeof value === 'object' && value !== null && 'definition' in value),
  lists: z.record(z.string(), z.array(ListEntry)),
  today: z.iso.date(),
});
export type DraftPreview = z.infer<typeof DraftPreview>;

const draftUrl = (id: string) => `/api/console/drafts/${id}`;

/** Bản soạn as it was when the page was opened; from then on the page itself holds what is edited. */
export function useDraft(id: string) {
  return useQuery({
    queryKey: ['draft', id],
    queryFn: () => ask(DesignDraft, draftUrl(id)),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

export async function saveFiles(id: string, revision: number, files: Record<string, string | null>): Promise<number> {
  const saved = await ask(z.object({ revision: z.number() }), draftUrl(id), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ revision, files }),
  });
  return saved.revision;
}

export const checkDraft = (id: string): Promise<Checked> => send(Checked, `${draftUrl(id)}/check`, {});

export const playGolden = (id: string, golden: number): Promise<PlayedDossier> =>
  send(PlayedDossier, `${draftUrl(id)}/play`, { golden });

export function useDifferences(id: string, revision: number) {
  return useQuery({
    queryKey: ['draft', id, 'differences', revision],
    queryFn: () => ask(Differences, `${draftUrl(id)}/differences`),
    gcTime: 0,
  });
}

export function usePreview(id: string, revision: number) {
  return useQuery({
    queryKey: ['draft', id, 'preview', revision],
    queryFn: () => ask(DraftPreview, `${draftUrl(id)}/preview`),
    placeholderData: (before) => before,
    retry: false,
  });
}

/** A golden dossier of the draft as officials would have it before them. */
export function useDeskPreview(id: string, { revision, golden }: { revision: number; golden: number | undefined }) {
  return useQuery({
    queryKey: ['draft', id, 'desk', revision, golden],
    queryFn: () => ask(DeskPreview, `${draftUrl(id)}/desk-preview${golden === undefined ? '' : `?golden=${golden}`}`),
    placeholderData: (before) => before,
    retry: false,
  });
}

export function usePublish(id: string, onPublished: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (seen: { revision: number; liveVersion: string | null }) =>
      send(Published, `${draftUrl(id)}/publish`, seen),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['procedures'] });
      onPublished();
    },
  });
}

export function useDiscard(id: string, onDiscarded: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => ask(z.unknown(), draftUrl(id), { method: 'DELETE' }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['procedures'] });
      onDiscarded();
    },
  });
}
