import { z } from 'zod';

const BirthDate = z.object({ Nam: z.string().optional(), NgayThangNam: z.string().optional() });
/** Câu hỏi: everything an asker must tell of itself, and who is asked about. */
export const Question = z.object({
  MaYeuCau: z.string().min(1),
  MaDVC: z.string().min(1),
  MaTichHop: z.string().regex(/^\d{3}$/),
  MaCanBo: z.string(),
  MaDonVi: z.string(),
  TaiKhoan: z.string(),
  SoDienThoai: z.string(),
  SoDinhDanh: z.string().optional(),
  SoCMND: z.string().optional(),
  HoVaTen: z.string().optional(),
  NgayThangNamSinh: BirthDate.optional(),
  GioiTinh: z.string().optional(),
  DanToc: z.string().optional(),
  QuocTich: z.string().optional(),
});
export type Question = z.output<typeof Question>;
