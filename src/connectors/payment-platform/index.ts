export { isMessageGenuine, platformTime, signMessage } from './messages.ts';
export { readPartnerContent } from './partner-content.ts';
export { createPaymentBook, type PaymentBook } from './payment-book.ts';
export { createPaymentPlatform, paymentPlatformProvider } from './payment-platform.ts';
export { paymentPlatformSimulator } from './simulator.ts';
