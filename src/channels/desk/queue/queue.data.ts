import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CalledTicket, DeskQueue, type QueueCommand } from '#applications/queue/queue.contract.ts';
import { ask, send } from '../../ui/server/ask.ts';

const queue = { queryKey: ['queue'] };
const lookAgainMs = 5000;

export function useDeskQueue(isEnabled: boolean) {
  return useQuery({
    ...queue,
    queryFn: () => ask(DeskQueue, '/api/desk/queue'),
    refetchInterval: lookAgainMs,
    enabled: isEnabled,
  });
}

export function useQueueCommand() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (command: QueueCommand) => send(CalledTicket, '/api/desk/queue', command),
    onSettled: () => queries.invalidateQueries(queue),
  });
}
