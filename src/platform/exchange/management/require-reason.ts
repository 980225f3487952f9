import { refuse } from '../exchange.errors.ts';

const fewestLetters = 10;

/** Phải nêu lý do: so many letters, whatever else is typed. Throws `exchange.reason_needed`. */
export function requireReason(reason: string): void {
  if ((reason.match(/\p{L}/gu) ?? []).length < fewestLetters) throw refuse('exchange.reason_needed');
}
