import type { ChargeItem, PaymentResultMessage } from './payments.contract.ts';

/** What the platform prints on its receipt. */
export type ReceiptDetails = {
  /** What the charge is of, as people read it: a dossier's code. */
  subjectCode: string;
  procedure: { code: string; name: string } | null;
  unit: { code: string; name: string };
  payer: { name: string; personalId: string };
  items: readonly ChargeItem[];
};

export type BegunPayment = {
  /** MaThamChieu: the id of the attempt. */
  reference: string;
  amountVnd: number;
  what: string;
  receipt: ReceiptDetails;
  /** Where the platform sends the browser afterwards. */
  returnUrl: string;
};

export type PlatformSilent = { kind: 'unavailable'; why: 'timeout' | 'down' | 'wrong_answer' | 'refused' };

export type BeginAnswer =
  | { kind: 'page'; url: string }
  /** The address it gave is not one of its own pages. */
  | { kind: 'foreign_page' }
  /** This reference has been paid or has failed already. */
  | { kind: 'settled' }
  | { kind: 'refused'; message: string }
  | PlatformSilent;

/** A payment that succeeded, as the platform lists it. */
export type PlatformTransaction = { reference: string; amountVnd: number; transactionId: string };

/** Port: nền tảng thanh toán. Nothing throws for what the platform does. */
export type PaymentPlatform = {
  /** The same reference begun twice is one transaction there. */
  begin: (payment: BegunPayment) => Promise<BeginAnswer>;
  /** Undefined when it knows nothing of the reference, has no outcome yet, or does not answer. */
  ask: (reference: string) => Promise<PaymentResultMessage | undefined>;
  /** Whether a result message bears the platform's authentication code and is meant for this partner. */
  isGenuine: (message: PaymentResultMessage) => boolean;
  /** Biên lai of a paid reference, a PDF; `subjectCode` is what its charge is of. */
  findBill: (paid: {
    reference: string;
    subjectCode: string;
  }) => Promise<{ kind: 'bill'; pdf: Uint8Array } | { kind: 'none' } | PlatformSilent>;
  /** What succeeded on a day of Vietnam. */
  listPaid: (on: string) => Promise<{ kind: 'listed'; transactions: PlatformTransaction[] } | PlatformSilent>;
};
