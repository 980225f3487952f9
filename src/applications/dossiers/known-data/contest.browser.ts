import type { KnownData, KnownValue } from './known.contract.ts';

type Contest = KnownValue['contest'];

/** Thông tin chưa đúng: the known values, each with what `contestOf` says of it; screens and server lay contests over them alike. */
export function withContests(
  known: KnownData,
  contestOf: (place: { section: string; field: string }, before: Contest) => Contest,
): KnownData {
  const sections = Object.entries(known).map(([section, told]) => {
    const values = Object.entries(told.values).map(
      ([field, value]) => [field, { ...value, contest: contestOf({ section, field }, value.contest) }] as const,
    );
    return [section, { ...told, values: Object.fromEntries(values) }] as const;
  });
  return Object.fromEntries(sections);
}

/** One value contested, or no longer. */
export function contestOne(
  known: KnownData,
  { section, field, contest }: { section: string; field: string; contest: Contest },
): KnownData {
  return withContests(known, (place, before) =>
    place.section === section && place.field === field ? contest : before,
  );
}
