import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { ExchangeOverview, FlowView, LogRow, OwnerChoice } from '#platform/exchange/management/management.contract.ts';
import { GrantReviews, type ReviewInput } from '#platform/exchange/management/review.contract.ts';
import { AlertsView, type NewRecipient, type SilenceInput } from '#platform/exchange/watch/alert.contract.ts';
import { StuckDelivery } from '#platform/exchange/messages/message.contract.ts';
import { DocumentsView } from '#applications/correspondence/documents.contract.ts';
import { NationalSyncView } from '#applications/dossiers/national-sync/national-sync.contract.ts';
import { ask, send } from '../../ui/server/ask.ts';

const root = '/api/exchange';
const overview = ['exchange'];
const liveMs = 5000;

/** Not there for who neither manages the axis nor owns a system: asked once. */
export function useExchange() {
  return useQuery({ queryKey: overview, queryFn: () => ask(ExchangeOverview, root), retry: false });
}

export function useFlows(hours: number) {
  return useQuery({
    queryKey: ['exchange', 'flows', hours],
    queryFn: () => ask(z.array(FlowView), `${root}/flows?hours=${hours}`),
    refetchInterval: liveMs,
  });
}

/** Agencies that may own a system, by part of their name; asked from two letters on. */
export function useOwners(search: string) {
  return useQuery({
    queryKey: ['exchange', 'owners', search],
    queryFn: () => ask(z.array(OwnerChoice), `${root}/owners?search=${encodeURIComponent(search)}`),
    enabled: search.trim().length > 1,
  });
}

export function useStuck() {
  return useQuery({
    queryKey: ['exchange', 'stuck'],
    queryFn: () => ask(z.array(StuckDelivery), `${root}/stuck-messages`),
  });
}

/** A change of the axis; the answer is how things stand then. */
export function useChange(path: string, onDone: () => void = () => undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (content: Record<string, unknown>) => send(ExchangeOverview, `${root}${path}`, content),
    onSuccess: (now) => {
      queries.setQueryData(overview, now);
      onDone();
    },
  });
}

const reviews = ['exchange', 'reviews'];

export function useReviews() {
  return useQuery({ queryKey: reviews, queryFn: () => ask(GrantReviews, `${root}/reviews`) });
}

/** A decision on one grant; the answer is what is left to review. */
export function useReviewChange(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (review: ReviewInput) => send(GrantReviews, `${root}/grants/${id}/reviews`, review),
    onSuccess: async (now) => {
      queries.setQueryData(reviews, now);
      await queries.invalidateQueries({ queryKey: overview, exact: true });
    },
  });
}

const Secret = z.object({ clientId: z.string(), clientSecret: z.string() });

/** A decoy is shown once, as a secret is. */
export function useDecoy(code: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (placed: string) => send(Secret, `${root}/systems/${code}/decoys`, { placed }),
    onSuccess: () => queries.invalidateQueries({ queryKey: overview, exact: true }),
  });
}

/** Takes away a key or certificate (`credentials`), or a decoy (`decoys`). */
export function useRevoke(code: string, what: 'credentials' | 'decoys' = 'credentials') {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ask(ExchangeOverview, `${root}/systems/${code}/${what}/${id}`, { method: 'DELETE' }),
    onSuccess: async (now) => {
      queries.setQueryData(overview, now);
      // A certificate of ours stands among those that were issued too.
      await queries.invalidateQueries({ queryKey: ['exchange', 'certificates'] });
    },
  });
}

export function useReplay(id: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => send(z.array(StuckDelivery), `${root}/stuck-messages/${id}/replay`, { reason }),
    onSuccess: (now) => queries.setQueryData(['exchange', 'stuck'], now),
  });
}

/** Each search is put on record: only one that was asked for is made. */
export function useLogSearch() {
  return useMutation({ mutationFn: (query: Record<string, unknown>) => send(z.array(LogRow), `${root}/log`, query) });
}

const nationalSync = ['national-sync'];

export function useNationalSync() {
  return useQuery({
    queryKey: nationalSync,
    queryFn: () => ask(NationalSyncView, '/api/national-sync'),
    refetchInterval: liveMs,
  });
}

/** Thử lại: one dossier, or all that wait. */
export function useSyncRetry() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (code: string | null) => send(NationalSyncView, '/api/national-sync/retry', { code }),
    onSuccess: (now) => queries.setQueryData(nationalSync, now),
  });
}

export function useDocuments() {
  return useQuery({
    queryKey: ['documents'],
    queryFn: () => ask(DocumentsView, '/api/documents'),
    refetchInterval: liveMs,
  });
}

const alerts = ['exchange', 'alerts'];

export function useAlerts() {
  return useQuery({
    queryKey: alerts,
    queryFn: () => ask(AlertsView, `${root}/alerts`),
    refetchInterval: liveMs,
  });
}

function useAlertsChange<Input>(change: (input: Input) => Promise<AlertsView>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: (now) => queries.setQueryData(alerts, now) });
}

export function useSilence() {
  return useAlertsChange((silence: SilenceInput) => send(AlertsView, `${root}/alerts/silences`, silence));
}

export function useRemoveRecipient() {
  return useAlertsChange((id: string) => ask(AlertsView, `${root}/alerts/recipients/${id}`, { method: 'DELETE' }));
}

/** The answer is the key a webhook's messages are signed with, shown this once. */
export function useAddRecipient(onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (recipient: NewRecipient) =>
      send(z.object({ secret: z.string().nullable() }), `${root}/alerts/recipients`, recipient),
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries({ queryKey: alerts });
    },
  });
}
