import type { paymentsVi } from './payments.vi.ts';

export const paymentsEn = {
  'payment.not_found': 'The charge was not found.',
  'payment.wrong_signature': 'The payment message has a wrong authentication code.',
  'payment.wrong_amount': 'The amount paid does not match the amount due.',
  'payment.other_charge': 'This reference was used for another charge.',
  'payment.method.cash': 'Cash',
  'payment.method.transfer': 'Bank transfer',
  'payment.method.online': 'Online',
} as const satisfies Record<keyof typeof paymentsVi, string>;
