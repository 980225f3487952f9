import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { WorkListPage } from '#applications/dossiers/views/work-list.contract.ts';
import { ask } from '../../ui/server/ask.ts';
import type { WorkSearch } from './work-search.ts';

/** Others act on the same list: it is asked for again now and then. */
const refreshMs = 30_000;

/** Danh sách hồ sơ chờ xử lý; rows stay on the screen while new ones load. */
export function useWorkList(search: WorkSearch) {
  const given = Object.entries(search).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  const query = new URLSearchParams(given).toString();
  return useQuery({
    queryKey: ['work', query],
    queryFn: () => ask(WorkListPage, `/api/desk/work?${query}`),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });
}
