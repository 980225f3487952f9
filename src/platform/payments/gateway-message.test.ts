import { describe, expect, it } from 'vitest';
import { isStartGenuine, paymentPageUrl } from './gateway-message.ts';

const secret = 'bi-mat';
const start = {
  LoaiBanTin: '1',
  PhienBan: '1.0.6',
  MaDoiTac: 'MOTCUA',
  MaThamChieu: 'a2c1f6de-0000-4000-8000-000000000001',
  SoTien: '50000',
  ThongTinGiaoDich: 'THANH TOAN HO SO',
  ThoiGianGD: '20261123090000',
};
const sent = Object.fromEntries(
  new URL(paymentPageUrl('http://localhost/thanh-toan', start, { secret, returnUrl: '/ho-so' })).searchParams,
);

describe('the message that opens the payment page', () => {
  it('is known again', () => expect(isStartGenuine(sent, secret)).toBe(true));
  it('is refused with another amount', () => expect(isStartGenuine({ ...sent, SoTien: '1' }, secret)).toBe(false));
  it.each(['', 'a', '0'.repeat(64), 'ế'.repeat(64)])('is refused with the code %j', (MaXacThuc) =>
    expect(isStartGenuine({ ...sent, MaXacThuc }, secret)).toBe(false),
  );
});
