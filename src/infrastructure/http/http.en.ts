import type { httpVi } from './http.vi.ts';

export const httpEn = {
  'http.not_found': 'The page or data was not found.',
  'http.invalid': 'The data sent is not right: {fields}.',
  'http.too_large': 'The data sent is too large.',
  'http.unsupported_type': 'This kind of data is not supported.',
  'http.malformed': 'The data sent cannot be read.',
  'http.too_many': 'Too many requests in a short time; please try again in a few minutes.',
  'http.foreign_origin': 'The request did not come from a page of this system and was not carried out.',
  'http.sign_in_required': 'Please sign in to continue.',
  'http.failed': 'The system met an error; the request was not carried out. Incident: {id}.',
  'command.id_reused': 'This command id has been used for something else; please reload the page and try again.',
} as const satisfies Record<keyof typeof httpVi, string>;
