/** What a definition has against a value; `other` is what has no plain words of its own. */
export const faultRules = [
  'pattern',
  'maxLength',
  'minLength',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'maxItems',
  'type',
  'enum',
  'other',
] as const;
