/** What a hostile register may do so that nothing it says is believed: `wrong_answer`, whichever way it is asked. */
export const unbelievedTricks = [
  'xml-bomb',
  'external-entity',
  'deep',
  'oversized',
  'gzip-bomb',
  'wrong-types',
  'control-characters',
  'bad-utf8',
  'redirect',
  'wrong-content-type',
  'another-person',
] as const;
