import { readForm } from '../forms/edited-form.ts';
import type { Translate } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';

const place = /sections\[(\d+)\](?:\.fields\[(\d+)\])?(?:\.([\w.]+))?/g;

/** A place in the file of a form as people know it: the title of the part, the label of the field; numbers for what has no name yet. */
export function namePlaces(message: string, formText: string | undefined, t: Translate<ConsoleText>): string {
  const form = formText === undefined ? undefined : readForm(formText);
  if (!form) return message;
  return message.replace(place, (_whole, section: string, field: string | undefined, property: string | undefined) => {
    const part = form.sections[Number(section)];
    const named = t('draft.part', { name: part?.title || part?.id || String(Number(section) + 1) });
    const one = field === undefined ? undefined : part?.fields[Number(field)];
    const inPart =
      field === undefined ? '' : `, ${t('draft.field', { name: one?.label || one?.id || String(Number(field) + 1) })}`;
    return `${named}${inPart}${property === undefined ? '' : ` (${property})`}`;
  });
}
