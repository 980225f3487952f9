import type { FormSubject } from '#platform/forms/index.ts';

type Section = FormSubject['section'];

/** Fields of a part that a register may know. */
export function sourcesOf({ fields }: Section) {
  return fields.flatMap((field) => (field.source ? [{ field, source: field.source }] : []));
}

/** The registers a part is filled in from. */
export const registersOf = (section: Section): string[] => [
  ...new Set(sourcesOf(section).map(({ source }) => source.register)),
];

/** What one register is asked for a part, and on which ground: a part of a value is asked for with the whole of it. */
export function askedOf(section: Section, register: string): { fields: string[]; article: string } {
  const sources = sourcesOf(section).flatMap(({ source }) => (source.register === register ? [source] : []));
  const fields = sources.map(({ path }) => path.split('.')[0] ?? path);
  return { fields: [...new Set(fields)], article: sources[0]?.article ?? '' };
}
