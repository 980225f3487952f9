import { z } from 'zod';

export const areaLevels = ['province', 'district', 'commune'] as const;
/** Cấp hành chính. */
export type AreaLevel = (typeof areaLevels)[number];

/** Loại đơn vị hành chính: city = thành phố thuộc tỉnh, town = thị xã, district = huyện, ward = phường, township = thị trấn, commune = xã. */
export const areaKinds = ['province', 'city', 'town', 'district', 'ward', 'township', 'commune'] as const;
export type AreaKind = (typeof areaKinds)[number];

/** Vai trò trong quy trình: what a lane of a process may name. A post carries one or several. */
export const roles = [
  'reception_officer',
  'returning_officer',
  'cashier',
  'specialist',
  'section_head',
  'leader',
  'clerk',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** Một địa bàn để chọn: a place as a picker offers it, with the place above so that namesakes can be told apart. */
export const AreaOption = z.object({
  code: z.string(),
  level: z.enum(areaLevels),
  name: z.string(),
  parentCode: z.string().nullable(),
  parentName: z.string().nullable(),
});
export type AreaOption = z.infer<typeof AreaOption>;
