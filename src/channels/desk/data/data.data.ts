import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { QuestionView } from '#data/registry/asking/questions.contract.ts';
import { KeptRegister } from '#data/registry/keeping/keeping.contract.ts';
import { DeskLookUp, OfferedRegister, type DeskLookUpInput } from '#data/registry/reading/look-up.contract.ts';
import { ask, send } from '../../ui/server/ask.ts';

const questions = { queryKey: ['data-questions'] };

export function useRegisters() {
  return useQuery({
    queryKey: ['registers'],
    queryFn: () => ask(z.array(OfferedRegister), '/api/desk/registers'),
    staleTime: 300_000,
  });
}

/** Registers the official keeps; most keep none. */
export function useKeptRegisters() {
  return useQuery({
    queryKey: ['kept-registers'],
    queryFn: () => ask(z.array(KeptRegister), '/api/registers'),
    staleTime: 300_000,
  });
}

/** Tra cứu: each one is recorded, so it is never repeated by itself. */
export function useLookUp() {
  return useMutation({
    mutationFn: (input: DeskLookUpInput) => send(DeskLookUp, '/api/desk/registers/look-up', input),
  });
}

export function useQuestions() {
  return useQuery({ ...questions, queryFn: () => ask(z.array(QuestionView), '/api/desk/data-questions') });
}

export function useAnswer() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, answer }: { id: string; answer: string }) =>
      send(z.array(QuestionView), `/api/desk/data-questions/${id}/answer`, { answer }),
    onSuccess: (list) => queries.setQueryData(questions.queryKey, list),
  });
}
