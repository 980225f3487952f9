import type { paymentsVi } from './payments.vi.ts';

export const paymentsEn = {
  'payment.not_found': 'The charge was not found.',
  'payment.wrong_signature': 'The payment message has a wrong authentication code.',
  'payment.wrong_amount': 'The amount paid does not match the amount due.',
  'payment.other_charge': 'This reference was used for another charge.',
  'payment.already_paid': 'This has been paid; nothing more is due.',
  'payment.not_connected': 'Online payment is not connected; please pay at the one-stop desk.',
  'payment.platform_silent':
    'The payment platform has not answered; no money was taken. Please try again in a few minutes, or pay at the one-stop desk.',
  'payment.platform_refused':
    'The payment platform did not accept the request ({message}); no money was taken. Please try again later, or pay at the one-stop desk.',
  'payment.foreign_page':
    'The payment platform gave an address that is not its own, so you were not sent there; no money was taken. Please try again later, or pay at the one-stop desk.',
  'payment.method.cash': 'Cash',
  'payment.method.transfer': 'Bank transfer',
  'payment.method.online': 'Online',
} as const satisfies Record<keyof typeof paymentsVi, string>;
