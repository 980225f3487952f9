import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '#infrastructure/clock.ts';
import type { Charge } from './payments.queries.ts';
import type { PaymentResultMessage } from './payments.contract.ts';

/** Order in which the payment platform joins the fields of a message before hashing (message version 1.0.6). */
const resultFields = [
  'LoaiBanTin',
  'MaLoi',
  'MaDoiTac',
  'MaThamChieu',
  'SoTien',
  'MaTienTe',
  'MaGiaoDich',
  'MaNganHang',
  'ThoiGianGD',
  'ThongTinGiaoDich',
] as const;

const startFields = [
  'LoaiBanTin',
  'PhienBan',
  'MaDoiTac',
  'MaThamChieu',
  'SoTien',
  'ThongTinGiaoDich',
  'ThoiGianGD',
] as const;

/** Of a question about a payment that was begun (query message). */
const queryFields = ['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'ThoiGianGD'] as const;
const version = '1.0.6';
const partner = 'MOTCUA';
const momentOf = (at: Date): string => at.toISOString().replace(/\D/g, '').slice(0, 14);

function digest(values: readonly string[], secret: string): string {
  return createHash('sha256')
    .update([...values, secret].join('|'))
    .digest('hex');
}

export function signResult(message: Omit<PaymentResultMessage, 'MaXacThuc'>, secret: string): PaymentResultMessage {
  const MaXacThuc = digest(
    resultFields.map((name) => message[name]),
    secret,
  );
  return { ...message, MaXacThuc };
}

export const isResultGenuine = (message: PaymentResultMessage, secret: string): boolean =>
  isGenuine(message, resultFields, secret);

export type StartMessage = Record<(typeof startFields)[number], string>;

/** The signed address of the payment page to which a person is sent. */
export function paymentPageUrl(
  page: string,
  message: StartMessage,
  { secret, returnUrl }: { secret: string; returnUrl: string },
): string {
  const query = new URLSearchParams({
    ...message,
    MaXacThuc: digest(
      startFields.map((name) => message[name]),
      secret,
    ),
    UrlTraVe: returnUrl,
  });
  return `${page}?${query}`;
}

export const isStartGenuine = (message: Readonly<Record<string, string>>, secret: string): boolean =>
  isGenuine(message, startFields, secret);
export const isQueryGenuine = (message: Readonly<Record<string, string>>, secret: string): boolean =>
  isGenuine(message, queryFields, secret);

function isGenuine(message: Readonly<Record<string, string>>, fields: readonly string[], secret: string): boolean {
  const expected = digest(
    fields.map((name) => message[name] ?? ''),
    secret,
  );
  const given = message['MaXacThuc'] ?? '';
  return /^[0-9a-f]{64}$/.test(given) && timingSafeEqual(Buffer.from(expected), Buffer.from(given));
}

/** Trang thanh toán of a charge: the platform's address, signed. Nothing changes by going there. */
export function paymentPageOf(
  { paymentPage, paymentSecret, now }: { paymentPage: string; paymentSecret: string; now: Clock },
  { charge, what, returnUrl }: { charge: Pick<Charge, 'id' | 'amountVnd'>; what: string; returnUrl: string },
): string {
  return paymentPageUrl(
    paymentPage,
    {
      LoaiBanTin: '1',
      PhienBan: version,
      MaDoiTac: partner,
      MaThamChieu: charge.id,
      SoTien: String(charge.amountVnd),
      ThongTinGiaoDich: what,
      ThoiGianGD: momentOf(now()),
    },
    { secret: paymentSecret, returnUrl },
  );
}

/** Câu hỏi kết quả of a charge, signed. */
export function signQuery(chargeId: string, { secret, at }: { secret: string; at: Date }): Record<string, string> {
  const message = {
    LoaiBanTin: '3',
    PhienBan: version,
    MaDoiTac: partner,
    MaThamChieu: chargeId,
    ThoiGianGD: momentOf(at),
  };
  const MaXacThuc = digest(
    queryFields.map((name) => message[name]),
    secret,
  );
  return { ...message, MaXacThuc };
}
