export { collectCharge } from './collect-charge.ts';
export { confirmPayment, paymentEvents } from './confirm-payment.ts';
export { isStartGenuine, paymentPageOf, signResult } from './gateway-message.ts';
export { ChargeItem, paymentMethods, Taking, type PaymentMethod } from './payments.contract.ts';
export { findChargeOf, insertCharge, listTakings, type Charge } from './payments.queries.ts';
export { requestCharge } from './request-charge.ts';
export { paymentRoutes } from './payments.routes.ts';
export { paymentsEn } from './payments.en.ts';
export { paymentsVi } from './payments.vi.ts';
