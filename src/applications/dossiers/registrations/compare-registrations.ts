/** Một việc đã đăng ký tại hệ thống của bộ, ngành: the dossier and what it was given. */
export type Registered = { dossierCode: string; number: string; book: string; registeredOn: string };

export type RegistrationDifferences = {
  same: number;
  /** We say it was registered, the ministry does not. */
  onlyOurs: Registered[];
  /** The ministry registered it, we have no number: still on its way, or not a dossier of ours that waits for one. */
  onlyTheirs: Registered[];
  different: { ours: Registered; theirs: Registered }[];
};

/** Đối soát: what the ministry says of a day against what we have. */
export function compareRegistrations(
  ours: readonly Registered[],
  theirs: readonly Registered[],
): RegistrationDifferences {
  const oursByCode = new Map(ours.map((one) => [one.dossierCode, one]));
  const theirCodes = new Set(theirs.map(({ dossierCode }) => dossierCode));
  const pairs = theirs.flatMap((one) => {
    const our = oursByCode.get(one.dossierCode);
    return our ? [{ ours: our, theirs: one }] : [];
  });
  const different = pairs.filter((pair) => !isSame(pair.ours, pair.theirs));
  return {
    same: pairs.length - different.length,
    onlyOurs: ours.filter(({ dossierCode }) => !theirCodes.has(dossierCode)),
    onlyTheirs: theirs.filter(({ dossierCode }) => !oursByCode.has(dossierCode)),
    different,
  };
}

const isSame = (one: Registered, other: Registered): boolean =>
  one.number === other.number && one.book === other.book && one.registeredOn === other.registeredOn;
