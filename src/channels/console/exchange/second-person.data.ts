import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { ChangedExchange } from '#platform/exchange/management/management.contract.ts';
import { ProposalsView, type ProposalDecision, type Why } from '#platform/exchange/proposals/proposal.contract.ts';
import { ask, send } from '../../ui/server/ask.ts';

const root = '/api/exchange';
const overview = ['exchange'];
const proposals = ['exchange', 'proposals'];

export function useProposals() {
  return useQuery({ queryKey: proposals, queryFn: () => ask(ProposalsView, `${root}/proposals`) });
}

/** A decision on one proposal; the answer is how they all stand then, and the axis may be another. */
export function useDecision(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (decision: ProposalDecision) => send(ProposalsView, `${root}/proposals/${id}`, decision),
    onSuccess: async (now) => {
      queries.setQueryData(proposals, now);
      await queries.invalidateQueries({ queryKey: overview, exact: true });
    },
    // What was decided by somebody else meanwhile, or is over, is seen at once.
    onError: () => queries.invalidateQueries({ queryKey: proposals }),
  });
}

/** A change of the axis that may need a second person; the answer says whether it waits. */
export function useMayWait(path: string, onDone: () => void = () => undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (content: Record<string, unknown>) => send(ChangedExchange, `${root}${path}`, content),
    onSuccess: async (now) => {
      queries.setQueryData(overview, now);
      onDone();
      await queries.invalidateQueries({ queryKey: proposals });
    },
  });
}

const Secret = z.object({ clientId: z.string(), clientSecret: z.string(), proposed: z.uuid().nullable() });

export function useSecret(code: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (why: Why) => send(Secret, `${root}/systems/${code}/secrets`, why),
    onSuccess: () => queries.invalidateQueries({ queryKey: overview }),
  });
}
