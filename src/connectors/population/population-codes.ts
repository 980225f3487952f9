/** Mã của cơ sở dữ liệu quốc gia về dân cư and ours. `0` means nothing is recorded. */
export const genderOf: Readonly<Record<string, string | undefined>> = { '0': undefined, '1': 'male', '2': 'female' };

/** `3` is "divorced or widowed": it does not say which, so in our list it says nothing. */
export const maritalStatusOf: Readonly<Record<string, string | undefined>> = {
  '0': undefined,
  '1': 'single',
  '2': 'married',
  '3': undefined,
};

/** Our code as the population database writes it. */
export function nationalCode(codes: Readonly<Record<string, string | undefined>>, ours: string): string | undefined {
  return Object.keys(codes).find((code) => codes[code] === ours);
}
