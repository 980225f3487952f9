import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { PostedResult, ReceivedDossier } from '#applications/dossiers/views/dossier-lists.contract.ts';
import { Refund, Taking } from '#platform/payments/payments.contract.ts';
import { ask, send } from '../../ui/server/ask.ts';

export function useReceived(on: string) {
  return useQuery({
    queryKey: ['received', on],
    queryFn: () => ask(z.array(ReceivedDossier), `/api/desk/register?on=${on}`),
  });
}

export function useTakings(on: string) {
  return useQuery({
    queryKey: ['takings', on],
    queryFn: () => ask(z.array(Taking), `/api/desk/takings?on=${on}`),
  });
}

const refundsKey = ['refunds'];

export function useRefunds() {
  return useQuery({ queryKey: refundsKey, queryFn: () => ask(z.array(Refund), '/api/desk/refunds') });
}

/** Ghi đã hoàn trả; what remains to be given back is shown at once. */
export function useGiveBack() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ reference, note }: { reference: string; note: string }) =>
      send(z.array(Refund), `/api/desk/refunds/${reference}`, { note }),
    onSuccess: (left) => queries.setQueryData(refundsKey, left),
  });
}

/** Lập sổ theo dõi as a paper; answers with its address. */
export function usePrintRegister() {
  return useMutation({
    mutationFn: async (on: string) => {
      const { paperId } = await send(z.object({ paperId: z.uuid() }), '/api/desk/register', { on });
      return `/api/desk/register/${paperId}`;
    },
  });
}

export function usePosted(on: string) {
  return useQuery({
    queryKey: ['posted', on],
    queryFn: () => ask(z.array(PostedResult), `/api/desk/post?on=${on}`),
  });
}

/** Lập bảng kê bàn giao cho bưu chính; answers with its address. */
export function usePrintPosted() {
  return useMutation({
    mutationFn: async (on: string) => {
      const { paperId } = await send(z.object({ paperId: z.uuid() }), '/api/desk/post', { on });
      return `/api/desk/register/${paperId}`;
    },
  });
}
