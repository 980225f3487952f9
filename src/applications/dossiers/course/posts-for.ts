import { unitsOfPost, type Actor, type ActorPost } from '#infrastructure/actor.ts';
import type { Dossier } from './dossier.ts';
import type { ActionKind } from './dossier-status.ts';

type Lane = { unit: 'desk' | 'deciding'; role: string };
const atReception: Lane = { unit: 'desk', role: 'reception_officer' };
const byLeader: Lane = { unit: 'deciding', role: 'leader' };
const byClerk: Lane = { unit: 'deciding', role: 'clerk' };

/** Actions that no task calls for: whose they are among officials. */
const lanesByTable: Partial<Record<ActionKind, readonly Lane[]>> = {
  supplement: [atReception],
  pay: [{ unit: 'desk', role: 'cashier' }],
  // Withdrawal and change are the applicant's right until the decision is signed (NĐ 118/2025 Đ21); the desk records them on request.
  withdraw: [atReception],
  change: [atReception],
  stop: [atReception, byLeader],
  extend: [byLeader],
  report_error: [atReception, byClerk],
  correct: [byClerk],
};

/** The posts in which an official may do what no task calls for. */
export function postsFor(
  kind: ActionKind,
  { posts }: Actor,
  { deskUnitId, decidingUnitId }: Pick<Dossier, 'deskUnitId' | 'decidingUnitId'>,
): ActorPost[] {
  const lanes = lanesByTable[kind] ?? [];
  return posts.filter((post) =>
    lanes.some(
      ({ unit, role }) =>
        post.roles.includes(role) && unitsOfPost(post).includes(unit === 'desk' ? deskUnitId : decidingUnitId),
    ),
  );
}
