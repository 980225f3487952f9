export { collectCharge } from './collect-charge.ts';
export { beginPayment } from './begin-payment.ts';
export { confirmPayment, paymentEvents } from './confirm-payment.ts';
export { askForPayments, fetchBills } from './ask-platform.ts';
export { findBill, findChargeOfAttempt, listOnlinePayments } from './attempts.queries.ts';
export { reconcilePayments, repairPayments } from './reconcile-payments.ts';
export { listRefunds, markRefunded } from './refunds.queries.ts';
export type { BegunPayment, PaymentPlatform, ReceiptDetails } from './payment-platform.ts';
export {
  ChargeItem,
  paymentMethods,
  PaymentResultMessage,
  Refund,
  Taking,
  type PaymentMethod,
} from './payments.contract.ts';
export { findChargeOf, insertCharge, listTakings, type Charge } from './payments.queries.ts';
export { requestCharge } from './request-charge.ts';
export { paymentRoutes } from './payments.routes.ts';
export { paymentsEn } from './payments.en.ts';
export { paymentsVi } from './payments.vi.ts';
