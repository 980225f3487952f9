import { z } from 'zod';

/** Khoản thu: one line of a charge. */
export const ChargeItem = z.object({
  id: z.string(),
  kind: z.enum(['fee', 'charge']),
  name: z.string(),
  amountVnd: z.number().int().min(0),
  article: z.string(),
});
export type ChargeItem = z.infer<typeof ChargeItem>;

export const paymentMethods = ['cash', 'transfer', 'online'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** Một dòng của bảng kê thu phí trong ngày. */
export const Taking = z.object({
  subjectCode: z.string(),
  payerName: z.string(),
  amountVnd: z.number(),
  method: z.enum(paymentMethods),
  receiptNumber: z.number(),
  paidAt: z.iso.datetime(),
});
export type Taking = z.infer<typeof Taking>;

/** Khoản phải hoàn trả: paid through the platform after the charge had been paid otherwise. */
export const Refund = z.object({
  reference: z.uuid(),
  transactionId: z.string(),
  subjectCode: z.string(),
  payerName: z.string(),
  amountVnd: z.number(),
  paidAt: z.iso.datetime(),
});
export type Refund = z.infer<typeof Refund>;

/**
 * Result message of the payment platform (shape of the national one, message version 1.0.6). `MaXacThuc` is the SHA-256 of the
 * fields joined by `|` with the shared secret.
 */
export const PaymentResultMessage = z.object({
  LoaiBanTin: z.string().max(10),
  MaLoi: z.string().max(10),
  MaDoiTac: z.string().max(50),
  MaThamChieu: z.uuid(),
  SoTien: z.string().regex(/^\d{1,15}$/),
  MaTienTe: z.string().max(5),
  MaGiaoDich: z.string().max(100),
  MaNganHang: z.string().max(50),
  ThoiGianGD: z.string().regex(/^\d{14}$/),
  ThongTinGiaoDich: z.string().max(500),
  MaXacThuc: z.string().regex(/^[0-9a-f]{64}$/),
});
export type PaymentResultMessage = z.infer<typeof PaymentResultMessage>;
