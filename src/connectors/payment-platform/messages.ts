import { createHash, timingSafeEqual } from 'node:crypto';

/** Order in which the payment platform joins the fields of a message before hashing (message version 1.0.6). */
const fieldsOf = {
  begin: [
    ...([
      'LoaiBanTin',
      'PhienBan',
      'MaDoiTac',
      'MaThamChieu',
      'SoTien',
      'LoaiHinhThanhToan',
      'MaKenhThanhToan',
    ] as const),
    ...(['MaThietBi', 'NgonNgu', 'MaTienTe', 'MaNganHang', 'ThongTinGiaoDich', 'ThoiGianGD', 'Ip'] as const),
  ],
  result: [
    ...(['LoaiBanTin', 'MaLoi', 'MaDoiTac', 'MaThamChieu', 'SoTien', 'MaTienTe', 'MaGiaoDich', 'MaNganHang'] as const),
    ...(['ThoiGianGD', 'ThongTinGiaoDich'] as const),
  ],
  /** Of the query message and of GET_BILL. */
  query: ['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'ThoiGianGD'],
  /** What was paid on a day: no published contract has it, the shape is ours. */
  list: ['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'NgayGiaoDich', 'ThoiGianGD'],
} as const;

type Kind = keyof typeof fieldsOf;
type Fields<Of extends Kind> = Record<(typeof fieldsOf)[Of][number], string>;

export const messageVersion = '1.0.6';
/** LoaiBanTin of each message. */
export const messageKinds = { begin: '1', result: '2', query: '3', bill: 'GET_BILL', list: 'DOI_SOAT' } as const;

const vietnamOffsetMs = 7 * 3_600_000;
/** `yyyyMMddHHmmss` of Vietnam. */
export const platformTime = (at: Date): string =>
  new Date(at.getTime() + vietnamOffsetMs).toISOString().replaceAll(/\D/g, '').slice(0, 14);

/** MaXacThuc: lower-case hexadecimal SHA-256 of the fields and the secret of both sides, joined by `|`. */
function digest(kind: Kind, message: Readonly<Record<string, unknown>>, secret: string): string {
  const values = fieldsOf[kind].map((name) => String(message[name] ?? ''));
  return createHash('sha256')
    .update([...values, secret].join('|'))
    .digest('hex');
}

/** The message with its authentication code; members beside the agreed fields are not covered by it. */
export function signMessage<Of extends Kind, Message extends Fields<Of>>(kind: Of, message: Message, secret: string) {
  return { ...message, MaXacThuc: digest(kind, message, secret) };
}

export function isMessageGenuine(kind: Kind, message: Readonly<Record<string, unknown>>, secret: string): boolean {
  const given = message['MaXacThuc'];
  if (typeof given !== 'string' || !/^[0-9a-f]{64}$/.test(given)) return false;
  return timingSafeEqual(Buffer.from(digest(kind, message, secret)), Buffer.from(given));
}
