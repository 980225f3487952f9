import { useRef } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ConnectionTrialView } from '#platform/exchange/connection-trials/connection-trial.contract.ts';
import { ask, send } from '../../ui/server/ask.ts';

const pathOf = (grantId: string) => `/api/exchange/grants/${grantId}/connection-trials`;
const keyOf = (grantId: string) => ['exchange', 'connection-trials', grantId];
const Trials = ConnectionTrialView.array();
/** A step takes a second or two; who waits is to see it move. */
const lookEveryMs = 1000;

export const isTrialUnderWay = (trial: ConnectionTrialView | undefined): boolean =>
  trial?.state === 'waiting' || trial?.state === 'under_way';

/** The last trials of a grant, newest first; looked at again while one is under way. */
export function useConnectionTrials(grantId: string, isWanted: boolean) {
  return useQuery({
    queryKey: keyOf(grantId),
    queryFn: () => ask(Trials, pathOf(grantId)),
    enabled: isWanted,
    refetchInterval: ({ state: { data } }) => (isTrialUnderWay(data?.[0]) ? lookEveryMs : false),
  });
}

/** Asks for a trial; one whose answer was lost is asked for again under the same id. */
export function useTrying(grantId: string) {
  const queries = useQueryClient();
  const id = useRef(crypto.randomUUID());
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => send(Trials, pathOf(grantId), { id: id.current }),
    onSuccess: async (now) => {
      id.current = crypto.randomUUID();
      // A look that set out before would show that there is none.
      await queries.cancelQueries({ queryKey: keyOf(grantId) });
      queries.setQueryData(keyOf(grantId), now);
    },
  });
  return { ask: () => mutate(), isPending, error };
}
