import type { OrganisationRows } from '../directory/directory.ts';
import type { OrganisationContent } from './organisation-content.ts';

/** The organisation as content makes it, for whoever has no database: every post held by a person of its own, named by the post's id. */
export function organisationRowsOf({ units, areas, regime }: OrganisationContent): OrganisationRows {
  const always = { validFrom: regime.validFrom, validTo: null };
  const posts = units.flatMap((unit) => unit.posts.map((post) => ({ ...post, unitId: unit.id })));
  return {
    units: units.flatMap(({ versions, posts: _posts, deskUnitId: _desk, ...unit }) =>
      versions.map((version) => ({ ...unit, ...version })),
    ),
    areas: areas.flatMap(({ code, level, parentCode, versions }) =>
      versions.map(({ name, validFrom, validTo }) => ({ code, level, name, parentCode, validFrom, validTo })),
    ),
    deskServices: units.flatMap(({ id, deskUnitId }) =>
      deskUnitId === null ? [] : [{ deskUnitId, authorityUnitId: id, ...always }],
    ),
    posts: posts.map(({ id, unitId, title, roles }) => ({ id, unitId, title, roles: [...roles], ...always })),
    holdings: posts.map(({ id }) => ({ postId: id, accountId: id, ...always })),
    regimes: [regime],
    successions: [],
    absences: [],
  };
}
