/** A formula that cannot be read, or does not work on what came; says which and why, and nothing of the message. */
export class MappingFault extends Error {}

/** Messages of the library repeat values, which may be a person's: its code alone is told. */
export function codeOf(error: unknown): string {
  if (error instanceof MappingFault) return error.message;
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'không tính được';
}
