const vietnamese = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?=\s|$)/;

/**
 * A day as people write it, `1/12/2026` or `01-12-2026`, as the day servers read, `2026-12-01`. What is no such day stays as it was
 * typed: the server says which field is wrong.
 */
export function typedDay(text: string): string {
  return text.trim().replace(vietnamese, (_all, day: string, month: string, year: string) => {
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  });
}

/** The same with an hour, `15/12/2026 22:00` as `2026-12-15T22:00`: people write a space where the standard has a T. */
export function typedMoment(text: string): string {
  return typedDay(text).replace(/\s+/, 'T');
}
