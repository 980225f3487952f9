import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import {
  IntakeKnown,
  IntakeQuote,
  type IntakeKnownInput,
  type CounterIntake,
  type IntakeQuoteInput,
} from '#applications/dossiers/intake/counter.contract.ts';
import { send } from '../../ui/server/ask.ts';

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

/** Lấy dữ liệu từ cơ sở dữ liệu; each look is recorded, so it is never repeated by itself. */
export function useIntakeKnown() {
  return useMutation({
    mutationFn: (input: IntakeKnownInput) => send(IntakeKnown, '/api/desk/intake/known', input),
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

/** Lập giấy tiếp nhận chung; answers with its address. */
export function useJointSlip() {
  return useMutation({
    mutationFn: async (codes: readonly string[]) => {
      const { paperId } = await send(z.object({ paperId: z.uuid() }), '/api/desk/joint-slip', { codes });
      return `/api/desk/register/${paperId}`;
    },
  });
}
