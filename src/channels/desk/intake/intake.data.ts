import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { IntakeQuote, type CounterIntake, type IntakeQuoteInput } from '#applications/dossiers/counter.contract.ts';
import { ProcedureDefinition } from '#applications/procedures/procedures.contract.ts';
import type { InstalledForm } from '#platform/forms/form-definition.contract.ts';
import { ask, send } from '../ask.ts';

const FoundProcedure = z.object({ code: z.string(), name: z.string(), level: z.string() });
const ListEntry = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  parent: z.string().optional(),
});
const ProcedureAtCounter = z.object({
  definition: ProcedureDefinition,
  /** Compiled by the server from a checked package; the forms module takes it as it is. */
  form: z.custom<InstalledForm>((value) => typeof value === 'object' && value !== null && 'definition' in value),
  lists: z.record(z.string(), z.array(ListEntry)),
  areas: z.array(z.object({ code: z.string(), name: z.string(), parent: z.string().nullable() })),
  today: z.iso.date(),
});
export type ProcedureAtCounter = z.infer<typeof ProcedureAtCounter>;

/** Danh mục thủ tục by typing. */
export function useProcedures(text: string) {
  return useQuery({
    queryKey: ['procedures', text],
    queryFn: () => ask(z.array(FoundProcedure), `/api/procedures?${new URLSearchParams({ q: text }).toString()}`),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
}

export function useProcedure(code: string) {
  return useQuery({
    queryKey: ['procedure', code],
    queryFn: () => ask(ProcedureAtCounter, `/api/procedures/${encodeURIComponent(code)}`),
    staleTime: 300_000,
  });
}

const typingMs = 400;

/** The value once it has stopped changing for a moment. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), typingMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Giấy tờ phải có và phí, lệ phí of the form as it stands. */
export function useQuote(input: IntakeQuoteInput) {
  const settled = useSettled(JSON.stringify(input));
  return useQuery({
    queryKey: ['quote', settled],
    queryFn: () => send(IntakeQuote, '/api/desk/intake/quote', JSON.parse(settled)),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

export function useHandIn(onDone: (code: string) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (intake: CounterIntake) => send(z.object({ code: z.string() }), '/api/desk/intake', intake),
    onSuccess: ({ code }) => {
      void queries.invalidateQueries({ queryKey: ['work'] });
      void queries.invalidateQueries({ queryKey: ['received'] });
      onDone(code);
    },
  });
}
