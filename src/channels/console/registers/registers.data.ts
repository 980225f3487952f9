import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import {
  Done,
  FoundRecords,
  KeptRecord,
  KeptRegister,
  SuspectedPair,
} from '#data/registry/keeping/keeping.contract.ts';
import { ask, send } from '../../ui/server/ask.ts';

const urlOf = (register: string) => `/api/registers/${encodeURIComponent(register)}`;

export function useKeptRegisters() {
  return useQuery({ queryKey: ['registers'], queryFn: () => ask(z.array(KeptRegister), '/api/registers') });
}

/** Nothing is asked until something is typed. */
export function useFoundRecords(register: string, words: string) {
  return useQuery({
    queryKey: ['registers', register, 'found', words],
    queryFn: () => ask(FoundRecords, `${urlOf(register)}/records?q=${encodeURIComponent(words)}`),
    enabled: words !== '',
    // Each search is written down: none is made that nobody asked for.
    staleTime: Infinity,
    retry: false,
  });
}

/** Each opening is a look that is recorded: once on coming to the page, and again after a change. */
export function useRecord(register: string, id: string) {
  return useQuery({
    queryKey: ['registers', register, 'record', id],
    queryFn: () => ask(KeptRecord, `${urlOf(register)}/records/${id}`),
    staleTime: Infinity,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
    retry: false,
  });
}

export function usePairs(register: string) {
  return useQuery({
    queryKey: ['registers', register, 'pairs'],
    queryFn: () => ask(z.array(SuspectedPair), `${urlOf(register)}/duplicates`),
  });
}

/** Sends a keeper's command, under one id until it is answered, so that sending it again does it once. */
export function useKeeping(register: string, path: string, onDone: () => void = () => undefined) {
  const queries = useQueryClient();
  const [commandId, setCommandId] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (content: Record<string, unknown>) =>
      send(Done, `${urlOf(register)}${path}`, { ...content, commandId }),
    onSuccess: async () => {
      setCommandId(crypto.randomUUID());
      onDone();
      await queries.invalidateQueries({ queryKey: ['registers', register] });
    },
  });
}
