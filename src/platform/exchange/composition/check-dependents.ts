import type { Db } from '#infrastructure/database/connect.ts';
import { fillText, Refusal } from '#infrastructure/refusal.ts';
import { refuse } from '../exchange.errors.ts';
import { exchangeVi } from '../exchange.vi.ts';
import { checkComposition } from './check-composition.ts';
import { selectComposed, selectPartServices } from './composition.queries.ts';
import { partKeysOf } from './part-keys.ts';
import type { FindPart, PartService } from './part-service.ts';

/**
 * Kiểm tra các dịch vụ ghép that ask this service for a part, as it would be after a change: those that would no longer do what they
 * promise are named, with why. One that does not do so already says nothing here. Throws `exchange.breaks_composed`.
 */
export async function checkDependents(db: Db, key: string, changed: PartService | undefined): Promise<void> {
  const dependents = (await selectComposed(db)).filter(({ settings }) =>
    partKeysOf(settings.composition).includes(key),
  );
  const keys = dependents.flatMap(({ settings }) => partKeysOf(settings.composition));
  const parts = await selectPartServices(db, keys);
  const after: FindPart = (part) => (part === key ? changed : parts.get(part));
  const broken: string[] = [];
  for (const composed of dependents) {
    const fault = await faultOf(() => checkComposition(composed, after));
    const isNew =
      fault !== undefined && (await faultOf(() => checkComposition(composed, (part) => parts.get(part)))) === undefined;
    if (isNew) broken.push(`${composed.key} (${fault})`);
  }
  if (broken.length > 0) throw refuse('exchange.breaks_composed', { who: broken.join('; ') });
}

async function faultOf(check: () => Promise<void>): Promise<string | undefined> {
  try {
    await check();
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { what } = error.params;
    return what === undefined ? fillText(exchangeVi['exchange.composition_wrong'], error.params) : String(what);
  }
}
