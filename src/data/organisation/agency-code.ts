/** Groups of a code of QCVN 102:2016/BTTTT, read from the right: level 1, 2, 3 and 4 with their widths. */
const qcvn102 = /^(\d{3})\.(\d{2})\.(\d{2})\.([A-Z]\d{2})$/;
const decision20 = /^([A-Z]\d{2})(?:\.(\d{2})(?:\.(\d{2})(?:\.(\d{3}))?)?)?$/;

/**
 * Mã định danh cơ quan: from the form of QĐ 20/2020 (`H62.31.01`, left to right) to that of QCVN 102:2016 (`000.01.31.H62`, right
 * to left, missing levels as zeroes). Throws RangeError for a code the older form has no place for.
 */
export function toQcvn102(code: string): string {
  const [, first, ...lower] = decision20.exec(code) ?? [];
  // A group of zeroes means "no such level" in the older form: a real level cannot be written so.
  if (!first || lower.some((group) => group !== undefined && Number(group) === 0))
    throw new RangeError(`Mã cơ quan ${code} không viết được theo QCVN 102:2016.`);
  const [second = '00', third = '00', fourth = '000'] = lower;
  return `${fourth}.${third}.${second}.${first}`;
}

/** The way back: `000.01.31.H62` → `H62.31.01`. Throws RangeError for a code that skips a level or is not of this form. */
export function fromQcvn102(code: string): string {
  const [, fourth, third, second, first] = qcvn102.exec(code) ?? [];
  const groups = [second, third, fourth].map((group) => (Number(group) === 0 ? undefined : group));
  const depth = groups.findIndex((group) => group === undefined);
  const used = depth < 0 ? groups : groups.slice(0, depth);
  if (!first || groups.slice(used.length).some((group) => group !== undefined))
    throw new RangeError(`Mã cơ quan ${code} không đúng dạng của QCVN 102:2016.`);
  return [first, ...used].join('.');
}
