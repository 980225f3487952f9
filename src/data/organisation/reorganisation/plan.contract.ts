import { z } from 'zod';
import { areaKinds, areaLevels, roles } from '../organisation.contract.ts';

/** Đơn vị hành chính as it stands on a day. */
export const AreaFacts = z.object({
  code: z.string(),
  level: z.enum(areaLevels),
  kind: z.enum(areaKinds),
  name: z.string(),
  shortName: z.string(),
  parentCode: z.string().nullable(),
  agencyCode: z.string(),
});
export type AreaFacts = z.infer<typeof AreaFacts>;

/** Cơ quan, đơn vị as it stands on a day. */
export const UnitFacts = z.object({
  id: z.uuid(),
  key: z.string(),
  kind: z.string(),
  name: z.string(),
  shortName: z.string(),
  placeName: z.string(),
  parentUnitId: z.uuid().nullable(),
  deskUnitId: z.uuid().nullable(),
  areaCode: z.string(),
  agencyCode: z.string(),
  agencyCodeVerified: z.boolean(),
});
export type UnitFacts = z.infer<typeof UnitFacts>;

export const PostFacts = z.object({
  id: z.uuid(),
  unitId: z.uuid(),
  title: z.string(),
  roles: z.array(z.enum(roles)),
});
export type PostFacts = z.infer<typeof PostFacts>;

export const Succession = z.object({
  kind: z.enum(['area', 'unit_kind', 'unit']),
  from: z.string(),
  to: z.string(),
  procedures: z.array(z.string()).nullable(),
});
export type Succession = z.infer<typeof Succession>;

export const Holding = z.object({ accountId: z.uuid(), postId: z.uuid() });
export type Holding = z.infer<typeof Holding>;

/** Một đơn vị chấm dứt: who takes over, and where its people go. */
export const EndedUnit = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The one that takes over what no other is named for; null only when nothing and nobody is left behind. */
  successorId: z.uuid().nullable(),
  staff: z.array(Holding),
});
export type EndedUnit = z.infer<typeof EndedUnit>;

/** Kế hoạch sắp xếp: everything that will be written, reckoned before anything is. */
export const ReorganisationPlan = z.object({
  on: z.iso.date(),
  regime: z.object({ key: z.string(), tiers: z.number(), ruleProfile: z.string() }).nullable(),
  areas: z.object({ ended: z.array(z.string()), opened: z.array(AreaFacts) }),
  units: z.object({
    ended: z.array(EndedUnit),
    created: z.array(UnitFacts),
    changed: z.array(UnitFacts),
    /** Units that go on, but part of whose procedures goes to others. */
    split: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
  successions: z.array(Succession),
  posts: z.array(PostFacts),
  /** Posts of new units held beside their own by people of the unit above (kiêm nhiệm). */
  joint: z.array(Holding),
  /** What must be settled before it may be carried out. */
  unclear: z.array(z.string()),
  /** What to know, and may be settled later. */
  remarks: z.array(z.string()),
});
export type ReorganisationPlan = z.infer<typeof ReorganisationPlan>;
