import type { axisSilences } from './documents.contract.ts';

/** Cơ quan on the axis: its code in the form of QCVN 102:2016, and its name. */
export type AxisAgency = { code: string; name: string };

export type AxisAttachment = { name: string; mediaType: string; bytes: Uint8Array };

/** Văn bản điện tử as the axis carries it (message kind `edoc`). */
export type AxisDocument = {
  /** DocumentId: `OrganId,yyyy/MM/dd,Số/KýHiệu`. */
  documentCode: string;
  from: AxisAgency;
  to: AxisAgency;
  number: string;
  notation: string;
  promulgatedOn: string;
  place: string;
  typeName: string;
  subject: string;
  content: string;
  signer: { position: string; name: string };
  dueOn: string | null;
  /** DocumentId it answers. */
  responseFor: string | null;
  attachments: readonly AxisAttachment[];
};

export const statusCodes = ['01', '02', '03', '04', '05', '06', '13', '15', '16'] as const;
export type StatusCode = (typeof statusCodes)[number];

/** Trạng thái xử lý văn bản (message kind `status`), about a document of the agency it goes to. */
export type AxisStatus = {
  from: AxisAgency;
  to: AxisAgency;
  documentCode: string;
  code: StatusCode;
  description: string;
  at: Date;
};

/** A message as the axis lists it: enough to answer what cannot be read. */
export type AxisEntry = {
  id: string;
  kind: 'edoc' | 'status';
  from: string;
  to: string;
  documentCode: string;
  /** Empty for a document. */
  statusCode: string;
};

export type AxisSilent = { kind: 'unavailable'; why: (typeof axisSilences)[number] };
export type AxisSent = { kind: 'sent' } | { kind: 'refused'; message: string } | AxisSilent;
export type AxisTaken =
  | { kind: 'edoc'; document: AxisDocument; raw: string }
  | { kind: 'status'; status: AxisStatus }
  /** Not what it should be, or an attempt to do harm; `why` is fit to be told. */
  | { kind: 'unreadable'; why: string; raw: string }
  | AxisSilent;

/** Port: trục liên thông văn bản quốc gia. Nothing throws for what the axis or another agency does. */
export type DocumentAxis = {
  /** The same document or status sent again is the same one. */
  sendDocument: (document: AxisDocument) => Promise<AxisSent>;
  sendStatus: (status: AxisStatus) => Promise<AxisSent>;
  /** What waits for agencies of the province, oldest first. */
  listWaiting: () => Promise<{ kind: 'listed'; entries: AxisEntry[] } | AxisSilent>;
  take: (entry: AxisEntry) => Promise<AxisTaken>;
  /** It is kept here: the axis need not hold it any longer. */
  confirm: (entry: AxisEntry) => Promise<{ kind: 'confirmed' } | AxisSilent>;
  /** Every message of a day of Vietnam, from and to agencies of the province. */
  listDay: (on: string) => Promise<{ kind: 'listed'; entries: AxisEntry[] } | AxisSilent>;
};
