/** Events of dossiers, published in the transaction of the action they tell of. */
export const dossierEvents = {
  /** The decision is signed and a ministry's system must give the number: `{dossierId, processTaskId}`. */
  registrationRequested: { name: 'dossier.registration_requested' },
  /** A register did not answer when a dossier was handed in; what was declared is to be compared: `{dossierId}`. */
  verificationRequested: { name: 'dossier.verification_requested' },
  /** A result was issued or corrected, and becomes a record of the issued results: `{dossierId, sequence}` of the action. */
  resultIssued: { name: 'dossier.result_issued' },
  /** A question went to an agency outside the system: `{dossierId, partner, round, sentAt, officer, title}`. */
  outsideAsked: { name: 'dossier.outside_asked' },
  /** The dossier ended before that agency answered: `{dossierId, partner, round}`. */
  outsideCancelled: { name: 'dossier.outside_cancelled' },
} as const;
