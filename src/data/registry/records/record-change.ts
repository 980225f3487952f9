/** Thay đổi của một bản ghi: who, when, why, on what ground, and from which dossier or file. `commandId` makes a repeat do nothing. */
export type RecordChange = {
  readonly commandId: string;
  readonly at: Date;
  readonly by: { readonly id: string | null; readonly name: string };
  readonly reason: string;
  readonly article: string;
  readonly source: { readonly kind: 'dossier' | 'import' | 'desk'; readonly ref: string };
};

export type RecordData = Readonly<Record<string, unknown>>;

/** Bản ghi as it is now. */
export type StoredRecord = {
  readonly id: string;
  readonly data: RecordData;
  readonly version: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly mergedInto: string | null;
};
