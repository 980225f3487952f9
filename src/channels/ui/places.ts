export type Area = { code: string; name: string; parent: string | null };

/** Where a dossier of a level may be decided: districts have no place above them here; without districts the communes do their work. */
export function placesOfLevel<Place extends Area>(areas: readonly Place[], level: string): Place[] {
  const districts = areas.filter(({ parent }) => parent === null);
  return level === 'commune' || districts.length === 0 ? areas.filter(({ parent }) => parent !== null) : districts;
}
