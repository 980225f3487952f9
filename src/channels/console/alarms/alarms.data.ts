import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { AccessAlarm } from '#data/registry/alarms/alarms.contract.ts';
import { ask, send } from '../../ui/server/ask.ts';

export function useAlarms(isReviewed: boolean) {
  return useQuery({
    queryKey: ['alarms', isReviewed],
    queryFn: () => ask(z.array(AccessAlarm), `/api/access-alarms?reviewed=${isReviewed ? 1 : 0}`),
  });
}

export function useReview(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => send(z.null(), `/api/access-alarms/${id}/review`, { text }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['alarms'] }),
  });
}
