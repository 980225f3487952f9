import { z } from 'zod';
import type { Clock } from '#infrastructure/clock.ts';
import { PaymentResultMessage, type BegunPayment, type PaymentPlatform } from '#platform/payments/index.ts';
import type { OutsideProvider, SendingGround } from '#platform/exchange/index.ts';
import {
  createCaller,
  receivedText,
  unavailable,
  type OutsideLimits,
  type ReceivedAnswer,
  type Way,
} from '../outside/index.ts';
import { isMessageGenuine, messageKinds, messageVersion, platformTime, signMessage } from './messages.ts';
import type { PartnerContent } from './partner-content.ts';

export type PaymentPlatformSettings = {
  way: Way;
  /** MaDoiTac. */
  partner: string;
  secret: string;
  /** Origin of the pages people are sent to: nowhere else. */
  pages: string;
  content: PartnerContent;
  now: Clock;
  limits?: OutsideLimits;
};

/** The platform, which knows the province by what stands in each message (MaDoiTac, MaXacThuc): no header says it. */
export const paymentPlatformProvider = ({ url }: { url: string }): OutsideProvider => ({
  url,
  credentials: () => ({}),
});

const Begun = z.object({ MaLoi: z.string(), MoTa: receivedText(300).catch(''), UrlThanhToan: z.string().optional() });
const Bill = z.object({ MaLoi: z.string(), MaThamChieu: z.string(), BienLai: z.base64() });
const Listed = z.object({
  MaLoi: z.literal('00'),
  GiaoDich: z
    .array(
      z.object({
        MaThamChieu: receivedText(100),
        SoTien: z.string().regex(/^\d{1,15}$/),
        MaGiaoDich: receivedText(100),
      }),
    )
    .max(200_000),
});

/** `settled` is the platform's word for a reference that has its outcome already (TrangThai thanh-cong, that-bai). */
const [acceptedCode, settledCode] = ['00', '02'];
/** A receipt and a day's list are larger than other answers; nobody waits for them on a page. */
const fileLimits: OutsideLimits = { timeoutMs: 10_000, maxBytes: 16 * 1_048_576 };
const pdfMark = Buffer.from('%PDF-');

/** Nền tảng thanh toán của Cổng Dịch vụ công quốc gia, spoken to server to server in messages with an authentication code. */
export function createPaymentPlatform(settings: PaymentPlatformSettings): PaymentPlatform {
  const { way, partner, secret, pages, now, limits } = settings;
  const call = createCaller(limits, way.transport);
  const callForFiles = createCaller({ ...fileLimits, ...limits }, way.transport);
  const head = (kind: keyof typeof messageKinds) => ({
    LoaiBanTin: messageKinds[kind],
    PhienBan: messageVersion,
    MaDoiTac: partner,
    ThoiGianGD: platformTime(now()),
  });
  const post = async (path: string, message: unknown, ground?: SendingGround) => ({
    method: 'POST' as const,
    url: `${way.url}${path}`,
    headers: { 'content-type': 'application/json; charset=utf-8', ...(await way.headersFor(ground)) },
    body: JSON.stringify(message),
    accepts: ['application/json'],
  });
  const isDown = ({ status }: ReceivedAnswer) => status === 500;

  return {
    begin: async (payment) =>
      call({
        ...(await post(
          '/khoi-tao',
          signMessage('begin', { ...head('begin'), ...beginFields(payment, settings) }, secret),
          groundOf(payment.receipt),
        )),
        read: (answer) => {
          if (isDown(answer)) return unavailable('down');
          const { MaLoi, MoTa, UrlThanhToan } = Begun.parse(JSON.parse(answer.text));
          if (MaLoi === settledCode) return { kind: 'settled' };
          if (MaLoi !== acceptedCode) return { kind: 'refused', message: MoTa || `MaLoi ${MaLoi}` };
          const page = URL.parse(UrlThanhToan ?? '');
          // Credentials in an address are for misleading people, never for paying.
          const isOwn = page?.origin === pages && page.username === '' && page.password === '';
          return isOwn ? { kind: 'page', url: page.href } : { kind: 'foreign_page' };
        },
      }),
    ask: async (reference) => {
      const question = signMessage('query', { ...head('query'), MaThamChieu: reference }, secret);
      const answer = await call({
        ...(await post('/truy-van', question)),
        read: ({ status, text }) => {
          const message = PaymentResultMessage.safeParse(status === 200 ? JSON.parse(text) : undefined);
          return message.success ? { kind: 'said' as const, message: message.data } : { kind: 'nothing' as const };
        },
      });
      return answer.kind === 'said' ? answer.message : undefined;
    },
    isGenuine: (message) => message.MaDoiTac === partner && isMessageGenuine('result', message, secret),
    findBill: async ({ reference, subjectCode }) =>
      callForFiles({
        ...(await post('/bien-lai', signMessage('query', { ...head('bill'), MaThamChieu: reference }, secret), {
          ...{ dossier: subjectCode, procedure: '', unit: '' },
        })),
        read: (answer) => {
          if (isDown(answer)) return unavailable('down');
          if (answer.status === 404) return { kind: 'none' };
          const bill = Bill.parse(JSON.parse(answer.text));
          const pdf = Buffer.from(bill.BienLai, 'base64');
          const isAsked = bill.MaLoi === acceptedCode && bill.MaThamChieu === reference;
          return isAsked && pdf.subarray(0, pdfMark.length).equals(pdfMark)
            ? { kind: 'bill', pdf }
            : unavailable('wrong_answer');
        },
      }),
    listPaid: async (on) =>
      callForFiles({
        ...(await post(
          '/doi-soat',
          signMessage('list', { ...head('list'), NgayGiaoDich: on.replaceAll('-', '') }, secret),
        )),
        read: (answer) => {
          if (isDown(answer)) return unavailable('down');
          const { GiaoDich } = Listed.parse(JSON.parse(answer.text));
          const transactions = GiaoDich.map(({ MaThamChieu, SoTien, MaGiaoDich }) => ({
            reference: MaThamChieu,
            amountVnd: Number(SoTien),
            transactionId: MaGiaoDich,
          }));
          return { kind: 'listed', transactions };
        },
      }),
  };
}

/** Whoever pays has no post: it is this system that sends it. */
const groundOf = ({ subjectCode, procedure, unit }: BegunPayment['receipt']): SendingGround => ({
  dossier: subjectCode,
  procedure: procedure?.code ?? '',
  unit: unit.code,
});

/** The rest of the init message. Where the browser comes back to is beside the fields the authentication code covers. */
function beginFields(
  { reference, amountVnd, what, receipt, returnUrl }: BegunPayment,
  { content }: Pick<PaymentPlatformSettings, 'content'>,
) {
  const { beneficiary, codes } = content;
  const { subjectCode, procedure, unit, payer, items } = receipt;
  return {
    MaThamChieu: reference,
    SoTien: String(amountVnd),
    LoaiHinhThanhToan: codes.paymentKind,
    MaKenhThanhToan: codes.channel,
    MaThietBi: codes.device,
    NgonNgu: 'vi',
    MaTienTe: 'VND',
    MaNganHang: '',
    ThongTinGiaoDich: what,
    // The address people sit at is not handed on: the platform sees it when they come.
    Ip: '',
    UrlTraVe: returnUrl,
    ThongTinBienLai: {
      MaTTHC: procedure?.code ?? '',
      TenTTHC: procedure?.name.slice(0, 250) ?? '',
      MaDVC: procedure?.code ?? '',
      TenDVC: procedure?.name ?? '',
      MaDonVi: unit.code,
      TenDonVi: unit.name,
      MaHoSo: subjectCode,
      TKThuHuong: beneficiary.account,
      TenTKThuHuong: beneficiary.name,
      MaNHThuHuong: beneficiary.bank,
      NoiDungThanhToan: what,
      HoTenNguoiNop: payer.name,
      SoCMNDNguoiNop: payer.personalId,
      PhiLePhi: items.map(({ id, kind, name, amountVnd: amount }) => ({
        LoaiPhiLePhi: kind === 'fee' ? 'phi' : 'le-phi',
        MaPhiLePhi: id,
        TenPhiLePhi: name,
        SoTien: String(amount),
      })),
      DSKhoanNop: items.map(({ name, amountVnd: amount }) => ({ NoiDung: name, SoTien: String(amount) })),
    },
  };
}
