const personalNumber = /^0\d{11}$/;
const shownDigits = 4;

/** Che số định danh của người khác: what a register tells somebody of themselves names others, whose numbers are not theirs to learn. */
export function maskOthers(value: unknown, ownNumber: string): unknown {
  if (typeof value === 'string')
    return personalNumber.test(value) && value !== ownNumber
      ? `${'•'.repeat(value.length - shownDigits)}${value.slice(-shownDigits)}`
      : value;
  if (Array.isArray(value)) return value.map((one) => maskOthers(one, ownNumber));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, maskOthers(part, ownNumber)]));
}
