import { z } from 'zod';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { send } from '#infrastructure/database/transaction.ts';
import { ChargeItem, paymentMethods, type PaymentMethod, type Taking } from './payments.contract.ts';

export type Charge = {
  id: string;
  subject: { kind: string; id: string };
  subjectCode: string;
  payerName: string;
  unitId: string;
  items: ChargeItem[];
  amountVnd: number;
  paidAt: Date | null;
  method: PaymentMethod | null;
  receiptNumber: number | null;
};

const columns = [
  'id',
  'subject_kind',
  'subject_id',
  'subject_code',
  'payer_name',
  'unit_id',
  'items',
  'amount_vnd',
  'paid_at',
  'method',
  'receipt_number',
] as const;

type Row = {
  id: string;
  subject_kind: string;
  subject_id: string;
  subject_code: string;
  payer_name: string;
  unit_id: string;
  items: unknown;
  amount_vnd: number;
  paid_at: Date | null;
  method: string | null;
  receipt_number: number | null;
};

const Method = z.enum(paymentMethods);

function toCharge(row: Row): Charge {
  return {
    id: row.id,
    subject: { kind: row.subject_kind, id: row.subject_id },
    subjectCode: row.subject_code,
    payerName: row.payer_name,
    unitId: row.unit_id,
    items: z.array(ChargeItem).parse(row.items),
    amountVnd: row.amount_vnd,
    paidAt: row.paid_at,
    method: row.method === null ? null : Method.parse(row.method),
    receiptNumber: row.receipt_number,
  };
}

export function insertCharge(tx: Tx, charge: Omit<Charge, 'paidAt' | 'method' | 'receiptNumber'>, at: Date): void {
  send(
    tx,
    tx
      .insertInto('payments.charge')
      .values({
        id: charge.id,
        subject_kind: charge.subject.kind,
        subject_id: charge.subject.id,
        subject_code: charge.subjectCode,
        payer_name: charge.payerName,
        unit_id: charge.unitId,
        items: JSON.stringify(charge.items),
        amount_vnd: charge.amountVnd,
        created_at: at,
      })
      .onConflict((conflict) => conflict.columns(['subject_kind', 'subject_id']).doNothing())
      .compile(),
  );
}

export async function findChargeOf(db: Db, subject: { kind: string; id: string }): Promise<Charge | undefined> {
  const row = await db
    .selectFrom('payments.charge')
    .select(columns)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .executeTakeFirst();
  return row && toCharge(row);
}

export async function findChargeForUpdate(tx: Tx, id: string): Promise<Charge | undefined> {
  const row = await tx
    .selectFrom('payments.charge')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toCharge(row);
}

/** Next receipt number of the unit in the year: gapless, because a rolled-back payment takes its number back. */
export async function nextReceiptNumber(tx: Tx, unitId: string, year: number): Promise<number> {
  const row = await tx
    .insertInto('payments.receipt_counter')
    .values({ unit_id: unitId, year, last_number: 1 })
    .onConflict((conflict) =>
      conflict.columns(['unit_id', 'year']).doUpdateSet((set) => ({
        last_number: set('payments.receipt_counter.last_number', '+', 1),
      })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return row.last_number;
}

export type PaidDetails = {
  at: Date;
  on: string;
  method: PaymentMethod;
  receiptNumber: number;
  collectedBy: string | null;
  transactionId: string | null;
};

export async function markPaid(tx: Tx, id: string, paid: PaidDetails): Promise<void> {
  await tx
    .updateTable('payments.charge')
    .set({
      paid_at: paid.at,
      paid_on: paid.on,
      method: paid.method,
      receipt_number: paid.receiptNumber,
      collected_by: paid.collectedBy,
      transaction_id: paid.transactionId,
    })
    .where('id', '=', id)
    .execute();
}

/** Bảng kê thu phí của một nơi thu trong một ngày. */
export async function listTakings(db: Db, { unitId, on }: { unitId: string; on: string }): Promise<Taking[]> {
  const rows = await db
    .selectFrom('payments.charge')
    .select(columns)
    .where('unit_id', '=', unitId)
    .where('paid_on', '=', on)
    .orderBy('receipt_number')
    .execute();
  return rows.map(toCharge).flatMap((charge) =>
    charge.paidAt && charge.method && charge.receiptNumber
      ? [
          {
            subjectCode: charge.subjectCode,
            payerName: charge.payerName,
            amountVnd: charge.amountVnd,
            method: charge.method,
            receiptNumber: charge.receiptNumber,
            paidAt: charge.paidAt.toISOString(),
          },
        ]
      : [],
  );
}
