import type { FormDefinition } from '#platform/forms/index.ts';

export type SubjectPart = {
  section: string;
  /** Fields a register may know. */
  sourced: { field: string; register: string }[];
  /** Fields that say who the part is about, and are compared with the register. */
  compared: string[];
};

/** The parts of a form whose subject registers may know. */
export function subjectParts({ sections }: FormDefinition): SubjectPart[] {
  return sections.flatMap(({ id, subject, fields }) => {
    if (!subject) return [];
    const sourced = fields.flatMap(({ id: field, source }) => (source ? [{ field, register: source.register }] : []));
    const compared = [subject.number, subject.name, subject.birthDate].filter((field) => field !== undefined);
    return [{ section: id, sourced, compared }];
  });
}
