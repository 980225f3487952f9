import { expect, it } from 'vitest';
import { hasAddress } from './notices.server.ts';

it.each([
  'Bấm vào https://gia-mao.example để nhận tiền',
  'Nhận tiền tại bit.ly/nhan-tien',
  'Đăng nhập t.me/hotro',
  'Vào vinhphuc-gov.vn.nhan-tien.com để xác nhận',
  'Vào ngan\u200Bhang\u200B.com xác nhận',
  'Vào nganhang．ｃｏｍ xác nhận',
  'VÀO NGANHANG.COM',
  'Mở //gia-mao',
])('an address is found in %s', (text) => expect(hasAddress(text)).toBe(true));

it.each([
  'Mời phụ huynh xác nhận trước ngày 30/7.',
  'Số tiền 1.500.000 đồng, theo NĐ 118/2025/NĐ-CP, Đ19.5.',
  'Nộp tại TP.HCM hoặc TP.Vĩnh Yên.',
  'Hỏi Sở Tư pháp: sotp@vinhphuc.gov.vn, dichvucong.gov.vn',
])('none is in %s', (text) => expect(hasAddress(text)).toBe(false));
