/** Các phần của một cơ sở dữ liệu, as its address names them. */
export const registerParts = ['tim', 'trung'] as const;
export type RegisterPart = (typeof registerParts)[number];
