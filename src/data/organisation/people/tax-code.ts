const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/**
 * Mã số thuế: the tenth digit of nine, 10 − (weighted sum mod 11). Undefined when it would be 10: such numbers are never issued.
 */
export function taxCodeCheckDigit(nineDigits: string): number | undefined {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(nineDigits[index]), 0);
  const digit = 10 - (sum % 11);
  return digit === 10 ? undefined : digit;
}

/** The first `count` valid tax codes from a nine-digit start. */
export function listTaxCodes(start: number, count: number): string[] {
  const codes: string[] = [];
  for (let number = start; codes.length < count; number += 1) {
    const nine = String(number).padStart(9, '0');
    const digit = taxCodeCheckDigit(nine);
    if (digit !== undefined) codes.push(`${nine}${digit}`);
  }
  return codes;
}
