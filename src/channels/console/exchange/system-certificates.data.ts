import { useRef } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { CertificatesView, type CertificateDecision } from '#platform/exchange/certificates/certificate.contract.ts';
import { ask, send } from '../../ui/server/ask.ts';

const root = '/api/exchange';
const key = ['exchange', 'certificates'];
const Once = z.object({ clientId: z.string(), clientSecret: z.string() });

export function useCertificates() {
  return useQuery({ queryKey: key, queryFn: () => ask(CertificatesView, `${root}/certificates`) });
}

/** A change of certificates; what is issued or taken away stands among the keys of the system too. */
function useCertificatesChange<Input>(change: (input: Input) => Promise<CertificatesView>, onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (now) => {
      queries.setQueryData(key, now);
      onDone?.();
      await queries.invalidateQueries({ queryKey: ['exchange'], exact: true });
    },
  });
}

/** Sends a request; one whose answer was lost is sent again under the same id. */
export function useCertificateRequest(code: string, onDone: () => void) {
  const id = useRef(crypto.randomUUID());
  return useCertificatesChange(
    (csr: string) => send(CertificatesView, `${root}/systems/${code}/certificate-requests`, { id: id.current, csr }),
    () => {
      id.current = crypto.randomUUID();
      onDone();
    },
  );
}

export function useCertificateWithdrawal(code: string) {
  return useCertificatesChange((id: string) =>
    ask(CertificatesView, `${root}/systems/${code}/certificate-requests/${id}`, { method: 'DELETE' }),
  );
}

export function useCertificateDecision(id: string) {
  return useCertificatesChange((decision: CertificateDecision) =>
    send(CertificatesView, `${root}/certificate-requests/${id}/decision`, decision),
  );
}

export function useDropAcmeKey(code: string) {
  return useCertificatesChange((id: string) =>
    ask(CertificatesView, `${root}/systems/${code}/acme-keys/${id}`, { method: 'DELETE' }),
  );
}

export function useAcmeKey(code: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => send(Once, `${root}/systems/${code}/acme-keys`, {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
}
