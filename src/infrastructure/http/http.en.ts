import type { httpVi } from './http.vi.ts';

export const httpEn = {
  'http.not_found': 'The page or data you asked for was not found.',
  'http.invalid': 'The data sent is not valid: {fields}.',
  'http.too_large': 'The data sent is larger than allowed.',
  'http.unsupported_type': 'The format of the data sent is not supported.',
  'http.malformed': 'The data sent cannot be read.',
  'http.too_many': 'There were too many requests in a short time. Please try again in a few minutes.',
  'http.foreign_origin': 'The request did not come from a page of this system, so it was not carried out.',
  'http.sign_in_required': 'Please sign in to continue.',
  'http.failed': 'The system met an error and the request was not carried out. Incident code: {id}.',
  'command.id_reused': 'This command code was already used for something else. Please reload the page and try again.',
} as const satisfies Record<keyof typeof httpVi, string>;
