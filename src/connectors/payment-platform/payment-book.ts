import { randomUUID } from 'node:crypto';
import type { Clock } from '#infrastructure/clock.ts';
import { randomToken } from '#infrastructure/crypto.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { beginOnce, findBy, listPaidOn, settle, type StandInPayment } from './payment-book.queries.ts';

/** Sổ giao dịch của nền tảng thanh toán (mô phỏng). */
export type PaymentBook = ReturnType<typeof createPaymentBook>;

type Begun = Pick<StandInPayment, 'reference' | 'amountVnd' | 'what' | 'receipt' | 'returnUrl'>;

/** In the database, so that any number of processes keep one book and a kill loses nothing. */
export function createPaymentBook({ db, now }: { db: Db; now: Clock }) {
  return {
    begin: (payment: Begun) =>
      beginOnce(db, { ...payment, token: randomToken(), transactionId: `MP${randomUUID()}`, at: now() }),
    find: (reference: string) => findBy(db, 'reference', reference),
    findByToken: (token: string) => findBy(db, 'token', token),
    settle: (token: string, state: 'thanh-cong' | 'that-bai') => settle(db, { token, state, at: now() }),
    listPaid: (on: string) => listPaidOn(db, on),
  };
}
