import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { GrantPage, type GrantGroup } from '#platform/exchange/management/grant-list.contract.ts';
import { GrantView } from '#platform/exchange/management/management.contract.ts';
import { ask, send } from '../../ui/server/ask.ts';

const root = '/api/exchange/grants';
const grants = ['exchange', 'grants'];

/** A group of grants, page after page; `search` is part of a name or code. */
export function useGrants(group: GrantGroup, search: string) {
  return useInfiniteQuery({
    queryKey: [...grants, group, search],
    queryFn: ({ pageParam }) => {
      const asked = new URLSearchParams({ group, search, ...(pageParam !== '' && { after: pageParam }) });
      return ask(GrantPage, `${root}?${asked.toString()}`);
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** A change of one grant, or of the request for one (path `''`): all lists are asked again. */
export function useGrantChange(path: string, onDone: () => void = () => undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (content: Record<string, unknown>) => send(GrantView, `${root}${path}`, content),
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries({ queryKey: grants });
    },
  });
}

/** Keys of the services a system has, or has asked, a grant of. */
export function useServicesOf(code: string, isAsked: boolean) {
  return useQuery({
    queryKey: [...grants, 'of', code],
    queryFn: () => ask(z.array(z.string()), `/api/exchange/systems/${encodeURIComponent(code)}/services`),
    enabled: isAsked && code !== '',
  });
}
