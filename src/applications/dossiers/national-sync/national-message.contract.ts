import { z } from 'zod';

/** `yyyyMMddHHmmss` in Vietnam, or nothing yet. */
const PortalTime = z.string().regex(/^(\d{14})?$/);
const text = (most: number) => z.string().max(most);

const Fee = z.object({
  TenPhiLePhi: text(500),
  MaPhiLePhi: text(100),
  HinhThucThu: z.enum(['1', '2', '4']),
  Gia: z.string(),
  LoaiPhiLePhi: z.enum(['1', '2']),
});

const Supplement = z.object({
  HoSoBoSungId: text(100),
  NguoiYeuCauBoSung: text(200),
  NoiDungBoSung: text(4000),
  NgayBoSung: PortalTime,
  NguoiTiepNhanBoSung: text(200),
  ThongTinTiepNhan: text(500),
  NgayTiepNhanBoSung: PortalTime,
  TrangThaiBoSung: z.enum(['0', '1']),
  DanhSachGiayToBoSung: z.array(z.object({ TenGiayTo: text(500) })),
  DanhSachLePhiBoSung: z.array(Fee),
  NgayHenTraTruoc: PortalTime,
  NgayHenTraMoi: PortalTime,
});

const Paper = z.object({
  TepDinhKemId: text(100),
  TenTepDinhKem: text(4000),
  IsDeleted: z.enum(['True', 'False']),
  MaThanhPhanHoSo: text(100),
  DuongDanTaiTepTin: text(1000),
  DuocSoHoa: z.enum(['0', '1']),
  DuocTaiSuDung: z.enum(['0', '1']),
  DuocLayTuKhoDMQG: z.enum(['0', '1']),
  MaKetQuaThayThe: text(100),
});

const ResultPaper = z.object({
  TenGiayTo: text(500),
  MaThanhPhanHoSo: text(100),
  GiayToId: text(100),
  DuongDanTepTinKetQua: text(1000),
  MaGiayToKetQua: text(100),
});

/** Thông điệp hồ sơ of `DongBoHoSoMC`, member for member; the names are those of the national portal. */
export const NationalDossier = z.object({
  MaHoSo: text(60).min(1),
  MaTTHC: text(30).min(1),
  TenTTHC: text(1000),
  MaLinhVuc: text(50),
  TenLinhVuc: text(500),
  SoBienNhan: text(60),
  TrichYeuHoSo: text(1000),
  GhiChu: text(4000),
  ThongTinKhac: text(4000),
  KenhThucHien: z.enum(['1', '2', '3']),
  NoiNopHoSo: z.enum(['1', '2']),
  ChuHoSo: text(200),
  LoaiDoiTuong: z.enum(['1', '2', '3', '4']),
  MaDoiTuong: text(100),
  DinhDanhCHS: z.array(z.object({ LoaiDinhDanh: z.enum(['1', '2']), SoDinhDanh: text(20) })),
  Email: text(200),
  Fax: text(30),
  SoDienThoai: text(20),
  NgayNopHoSo: PortalTime,
  NgayTiepNhan: PortalTime,
  NgayHenTra: PortalTime,
  NgayYeuCauBoSung: PortalTime,
  NgayTuChoi: PortalTime,
  NgayKetThucXuLy: PortalTime,
  NgayTra: PortalTime,
  TrangThaiHoSo: z.string().regex(/^([1-9]|10)$/),
  DonViXuLy: text(500),
  HinhThuc: z.enum(['0', '1']),
  ThongTinTra: text(500),
  DanhSachGiayToKetQua: z.array(ResultPaper),
  HoSoCoThanhPhanSoHoa: z.enum(['0', '1']),
  TaiKhoanDuocXacThucVoiVNeID: z.enum(['0', '1']),
  DuocThanhToanTrucTuyen: z.enum(['1', '2', '3']),
  DSKetNoiCSDL: z.array(z.object({ MaCSDL: text(100) })),
  TaiLieuNop: z.array(Paper),
  DanhSachTepDinhKemKhac: z.array(z.object({ TenGiayTo: text(500), SoLuong: z.string(), LoaiGiayTo: z.string() })),
  DanhSachLePhi: z.array(Fee),
  DanhSachHoSoBoSung: z.array(Supplement),
});
export type NationalDossier = z.infer<typeof NationalDossier>;

/** Dòng tiến độ of `CapNhatTienDoHoSoMC`. */
export const ProgressRow = z.object({
  MaHoSo: text(60).min(1),
  NguoiXuLy: text(200),
  ChucDanh: text(500),
  ThoiDiemXuLy: PortalTime,
  PhongBanXuLy: text(500),
  NoiDungXuLy: text(4000),
  TrangThai: z.string().regex(/^([1-9]|10)$/),
  NgayBatDau: PortalTime,
  NgayKetThucTheoQuyDinh: PortalTime,
});
export type ProgressRow = z.infer<typeof ProgressRow>;
