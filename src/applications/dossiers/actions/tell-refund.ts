import { z } from 'zod';
import { once } from '#infrastructure/command.queries.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { dayText } from '../course/appointment-text.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import { findDossierById } from '../store/dossiers.queries.ts';
import { idOf } from './act-as-system.ts';
import { partyWords } from './notice-words.ts';
import { notifyParties } from './tell-parties.ts';

type PaidTwice = { reference: string; subjectId: string; amountVnd: number; paidAt: string };

const Told = z.object({ isTold: z.literal(true) });

/**
 * Báo có khoản phải hoàn trả: who paid a fee of a dossier once more is told that it is given back, in the account and where else the
 * parties are reached; told twice it is one notice.
 */
export async function tellRefund(
  { db, now }: Pick<DossierDeps, 'db' | 'now'>,
  { reference, subjectId, amountVnd, paidAt }: PaidTwice,
): Promise<void> {
  const dossier = await findDossierById(db, subjectId);
  if (!dossier) return;
  const at = now();
  const on = dayText(vietnamDay(new Date(paidAt)));
  const params = { code: dossier.code, amount: amountVnd.toLocaleString('vi-VN'), on };
  await once(db, {
    command: { id: idOf(`refund due ${reference}`), actorId: dossier.id, name: 'tell_refund' },
    at,
    answer: Told,
    work: async (tx) => {
      notifyParties(tx, dossier, { words: partyWords('refund_due', { vi: params, en: params }), at });
      return { isTold: true as const };
    },
  });
}
