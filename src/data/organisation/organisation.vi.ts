import type { AreaKind } from './organisation.contract.ts';

/** Loại đơn vị hành chính, as written at the start of a name. */
export const areaKindVi: Readonly<Record<AreaKind, string>> = {
  province: 'Tỉnh',
  city: 'Thành phố',
  town: 'Thị xã',
  district: 'Huyện',
  ward: 'Phường',
  township: 'Thị trấn',
  commune: 'Xã',
};

/** Lỗi của nội dung tổ chức: what is wrong and what to do. */
export const contentTexts = {
  twice: (what: string, value: string) => `${what} ${value} xuất hiện hai lần; mỗi ${what} chỉ được ghi một lần.`,
  unknownKind: (kind: string) => `không có loại đơn vị ${kind} trong units.yaml.`,
  unknownPosts: (set: string) => `không có bộ vị trí công tác ${set} trong posts.yaml.`,
  kindBelow: (kind: string) => `đơn vị ${kind} thuộc cấp thấp hơn nên không thể là cấp trên hoặc bộ phận một cửa.`,
  noRegime: (key: string) => `không có chế độ ${key}; ghi khóa của một chế độ có trong regimes.`,
  notInForce: (code: string, on: string) =>
    `không có xã ${code} ngay trước ngày ${on}; kiểm tra mã hoặc thứ tự các tệp.`,
  takenTwice: (code: string) => `xã ${code} được nhập vào hai đơn vị.`,
  codeOfAnother: (code: string) => `mã ${code} đang là của một xã không nằm trong danh sách from.`,
  unknownPost: (key: string) => `không có vị trí công tác ${key}.`,
  unknownCommune: (code: string) => `không có xã, phường, thị trấn mang mã ${code}.`,
} as const;
