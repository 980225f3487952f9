/** Events of dossiers, published in the transaction of the action they tell of. */
export const dossierEvents = {
  /** The decision is signed and a ministry's system must give the number: `{dossierId, processTaskId}`. */
  registrationRequested: { name: 'dossier.registration_requested' },
} as const;
