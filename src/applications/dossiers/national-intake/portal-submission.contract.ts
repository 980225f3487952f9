import { z } from 'zod';
import { Name } from '../dossiers.contract.ts';

const Paper = z.object({
  TenTepDinhKem: z.string().trim().min(1).max(300),
  MaThanhPhanHoSo: z.string().max(100),
  /** The file itself. */
  NoiDungTepTin: z.base64().max(28_000_000).optional(),
  DuongDanTaiTepTin: z.string().max(1000).optional(),
});
export type PortalPaper = z.infer<typeof Paper>;

const orEmpty = (most: number) => z.string().trim().max(most).default('');

/** Hồ sơ nộp tại Cổng Dịch vụ công quốc gia: the members of `DongBoHoSoMC` that say what is handed in; others are passed over. */
export const PortalSubmission = z.object({
  MaHoSo: z.string().trim().min(1).max(60),
  MaTTHC: z.string().trim().min(1).max(30),
  /** Mã định danh of the agency that decides. */
  DonViXuLy: z.string().trim().max(60),
  KenhThucHien: z.literal('2'),
  NoiNopHoSo: z.literal('1'),
  ChuHoSo: Name,
  LoaiDoiTuong: z.enum(['1', '2', '3', '4']).default('1'),
  MaSoThue: orEmpty(20),
  DinhDanhCHS: z.array(z.object({ LoaiDinhDanh: z.string(), SoDinhDanh: z.string().trim().max(20) })).default([]),
  Email: orEmpty(200),
  SoDienThoai: orEmpty(20),
  HinhThuc: z.enum(['0', '1']).default('0'),
  ThongTinTra: orEmpty(500),
  GhiChu: orEmpty(2000),
  /** Tờ khai điện tử, an object of members as JSON text. */
  ThongTinKhac: z.string().max(100_000).default('{}'),
  TaiLieuNop: z.array(Paper).max(20).default([]),
});
export type PortalSubmission = z.infer<typeof PortalSubmission>;
