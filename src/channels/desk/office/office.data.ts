import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  AbsencesView,
  LoadTask,
  ManyDone,
  Workload,
  type AbsenceInput,
  type ManyCommand,
} from '#applications/dossiers/office/office.contract.ts';
import { ask, send } from '../../ui/server/ask.ts';

const absences = { queryKey: ['absences'] };

export function useWorkload() {
  return useQuery({ queryKey: ['workload'], queryFn: () => ask(z.array(Workload), '/api/desk/workload') });
}

export function useLoadTasks(unitId: string, accountId: string | null) {
  const person = accountId === null ? '' : `?accountId=${accountId}`;
  return useQuery({
    queryKey: ['workload', unitId, accountId],
    queryFn: () => ask(z.array(LoadTask), `/api/desk/workload/${unitId}${person}`),
  });
}

export function useAbsences() {
  return useQuery({ ...absences, queryFn: () => ask(AbsencesView, '/api/desk/absences') });
}

export function useRecordAbsence() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: AbsenceInput) => send(AbsencesView, '/api/desk/absences', input),
    onSuccess: (view) => queries.setQueryData(absences.queryKey, view),
  });
}

export function useEndAbsence() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send(AbsencesView, `/api/desk/absences/${id}/end`, {}),
    onSuccess: (view) => queries.setQueryData(absences.queryKey, view),
  });
}

/** Cùng một thao tác trên nhiều việc. */
export function useMany() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (command: ManyCommand) => send(ManyDone, '/api/desk/many', command),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['work'] });
      void queries.invalidateQueries({ queryKey: ['workload'] });
    },
  });
}
