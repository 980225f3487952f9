import { z } from 'zod';

export const SignInInput = z.object({
  username: z.string().trim().toLowerCase().min(1).max(100),
  password: z.string().min(1).max(200),
});

export const accountKinds = ['citizen', 'enterprise', 'officer'] as const;

/** Thông tin của chủ tài khoản: what the State knows and a form may start from. */
export const AccountProfile = z.object({
  birthDate: z.iso.date().optional(),
  gender: z.string().optional(),
  ethnicGroup: z.string().optional(),
  nationality: z.string().optional(),
  provinceCode: z.string().optional(),
  districtCode: z.string().optional(),
  communeCode: z.string().optional(),
  address: z.string().optional(),
  representativeName: z.string().optional(),
});
export type AccountProfile = z.infer<typeof AccountProfile>;

/** Who is signed in, as screens need it. */
export const Me = z.object({
  id: z.uuid(),
  kind: z.enum(accountKinds),
  name: z.string(),
  posts: z.array(
    z.object({
      unitId: z.uuid(),
      unitName: z.string(),
      title: z.string(),
      roles: z.array(z.string()),
      inPlaceOf: z.object({ accountId: z.uuid(), name: z.string() }).optional(),
    }),
  ),
});
export type Me = z.infer<typeof Me>;
