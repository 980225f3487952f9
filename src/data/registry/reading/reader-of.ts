import { unitsOf, type Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import { subjectOfActor } from '../asking/subject-of.ts';
import type { Reader } from './read-register.ts';
import type { RegistryDeps } from './registry-deps.ts';

/** Người khai thác from a signed-in account. An official reads in the first of the units the post speaks for. */
export function readerOf({ organisation, now }: Pick<RegistryDeps, 'organisation' | 'now'>, actor: Actor): Reader {
  const [post] = actor.posts;
  const unit = post && organisation.findUnit(post.unitId, vietnamDay(now()));
  const ownPosts = { citizen: 'Công dân', enterprise: 'Doanh nghiệp', officer: '' };
  return {
    accountId: actor.id,
    accountName: actor.id,
    ownNumber: subjectOfActor(actor)?.number ?? null,
    own: { name: actor.name, birthDate: actor.birthDate },
    unitIds: unitsOf(actor),
    unitName: post?.unitName ?? 'Cổng dịch vụ công',
    unitCode: unit?.agencyCode ?? '',
    postTitle: post?.title ?? ownPosts[actor.kind],
  };
}

/** Hệ thống tự đối chiếu, for a unit that handles the dossier. */
export function systemReader({
  unitId,
  unitName,
  unitCode,
}: {
  unitId: string;
  unitName: string;
  unitCode: string;
}): Reader {
  return {
    accountId: null,
    accountName: 'motcua',
    ownNumber: null,
    unitIds: [unitId],
    unitName,
    unitCode,
    postTitle: 'Hệ thống tự đối chiếu',
  };
}
