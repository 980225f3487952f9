import type { Tx } from '#infrastructure/database/connect.ts';
import { refuse } from '../exchange.errors.ts';
import { lockServices, selectServicesMark } from './composition.queries.ts';

/**
 * Các dịch vụ vẫn như khi kiểm tra, until the transaction ends. Formulas are worked out before it, so that it is not held meanwhile: of two
 * changes at once the second might otherwise break what the first relies on. Throws `exchange.services_changed`.
 */
export async function requireSameServices(tx: Tx, mark: string): Promise<void> {
  await lockServices(tx);
  if ((await selectServicesMark(tx)) !== mark) throw refuse('exchange.services_changed');
}
