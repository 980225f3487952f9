import { useQuery } from '@tanstack/react-query';
import { Me } from '#platform/identity/identity.contract.ts';
import { ask } from '../../ui/server/ask.ts';

export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: () => ask(Me, '/api/me'), staleTime: 300_000 });
}
