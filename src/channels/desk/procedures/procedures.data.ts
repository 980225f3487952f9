import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { ProcedureDefinition } from '#applications/procedures/procedures.contract.ts';
import type { InstalledForm } from '#platform/forms/form-definition.contract.ts';
import { ask } from '../../ui/server/ask.ts';

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
  /** Names of the shared databases by key. */
  registerNames: z.record(z.string(), z.string()).default({}),
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
