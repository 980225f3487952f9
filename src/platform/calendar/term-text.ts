import { z } from 'zod';
import { parseTerm } from './legal-term.ts';

/** Thời hạn as content writes it (`5 working days`, `72 hours`), read into a term. */
export const TermText = z.string().transform((text, context) => {
  try {
    return parseTerm(text);
  } catch {
    context.addIssue({ code: 'custom', message: `không đọc được thời hạn “${text}”` });
    return z.NEVER;
  }
});
