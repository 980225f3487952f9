import type { LogRow } from '#platform/exchange/management/management.contract.ts';
import type { Translate } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';

const told = ['answered', 'replayed', 'started', 'decoy_shown', 'dead_key_shown'] as const;

/** Kết quả của một lượt, in words: what the caller was told, with the code callers know it by. Of a good answer, nothing. */
export function outcomeText(
  { status, outcome, refusal }: Pick<LogRow, 'status' | 'outcome' | 'refusal'>,
  t: Translate<ConsoleText>,
  lang: 'vi' | 'en',
): string {
  if (refusal) return `${lang === 'vi' ? refusal.description : refusal.message} (${refusal.code})`;
  if (outcome === 'tried' || (outcome === 'answered' && status < 400)) return '';
  const known = told.find((one) => one === outcome);
  return known ? t(`exchange.log.outcome.${known}`) : outcome;
}
