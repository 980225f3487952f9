/** Tone marks; where a syllable carries its mark is a matter of habit: oà and òa are the same. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/**
 * Giá trị để so sánh: letters with their marks, but without differences of case, spaces and the place of the tone mark. A name
 * without marks is not the same as one with them.
 */
export function comparable(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value ?? null);
  const words = value.normalize('NFD').toLocaleLowerCase('vi').trim().split(/\s+/u);
  return words.map((word) => `${word.replaceAll(tones, '')}${(word.match(tones) ?? []).join('')}`).join(' ');
}

/** Whether a claimed value agrees with a register's; of dates as much as both know is compared (1985 agrees with 1985-09-02). */
export function isSame(claimed: unknown, known: unknown): boolean {
  if (isDate(claimed) && isDate(known)) {
    const length = Math.min(claimed.length, known.length);
    return claimed.slice(0, length) === known.slice(0, length);
  }
  return comparable(claimed) === comparable(known);
}

const isDate = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value);
