import { fold } from '#infrastructure/fold.browser.ts';
import type { SystemView } from '#platform/exchange/management/management.contract.ts';

type Sought = Pick<SystemView, 'name' | 'code' | 'ownerName' | 'ownerCode'>;

/** Found by a part of the name, code or owner, with or without accents, as services are. */
export function findSystems<System extends Sought>(systems: readonly System[], search: string): System[] {
  const sought = fold(search);
  return systems.filter(({ name, code, ownerName, ownerCode }) =>
    fold([name, code, ownerName, ownerCode].join(' ')).includes(sought),
  );
}
