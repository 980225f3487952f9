import { useMutation } from '@tanstack/react-query';
import { KeptBodies } from '#platform/exchange/kept-bodies/kept-bodies.contract.ts';
import { send } from '../../ui/server/ask.ts';

/** Each reading is put on record: nothing is asked for again by itself, and nothing kept on the screen's side. */
export function useBodies({ gateway, seq }: { gateway: string; seq: number }) {
  return useMutation({
    mutationFn: (reason: string) =>
      send(KeptBodies, `/api/exchange/log/${encodeURIComponent(gateway)}/${seq}/bodies`, { reason }),
    gcTime: 0,
  });
}
