import type { StatusCode } from './document-axis.ts';

/** Trình tự trạng thái: arrived, then refused or registered, then assigned, being handled, done; steps between may be left out. */
const mayFollow: Readonly<Record<string, readonly StatusCode[]>> = {
  '': ['01', '02', '03'],
  '01': ['02', '03'],
  '03': ['04', '05', '06'],
  '04': ['05', '06'],
  '05': ['06'],
};

/** Whether the receiver of a document may tell this status after the one it told last. */
export const isLawfulStatus = (last: string | null, next: StatusCode): boolean =>
  mayFollow[last ?? '']?.includes(next) ?? false;
