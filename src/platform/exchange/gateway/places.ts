import type { grantPriorities } from '../exchange.contract.ts';
import { GatewayFault } from './faults.ts';

export type Priority = (typeof grantPriorities)[number];

/** Một chỗ at a provider; given back once. */
export type Place = {
  giveBack: () => void;
  /** Counts among those at the counter from now on. */
  toCounter: () => void;
};

export type Places = { take: (priority: Priority) => Place; underWay: () => number; bulkUnderWay: () => number };

/** Who works in bulk waits longer than somebody at a counter. */
const comesBackInSeconds = { counter: 1, bulk: 5 } as const;

/**
 * Số chỗ của bên cung cấp: so many calls at a time, and of those so many in bulk (per cent, at least one). Bulk never has more than its
 * part, however idle the provider is: a place that was lent could not be had back before its call is over. `take` throws `busy`, and
 * `bulk_part_full`, which is the axis's rule and no failing of the provider in the figures.
 */
export function openPlaces({ most, bulkPercent }: { most: number; bulkPercent: number }): Places {
  const mostInBulk = Math.max(1, Math.floor((most * bulkPercent) / 100));
  let underWay = 0;
  let bulk = 0;
  return {
    take: (priority) => {
      let isBulk = priority === 'bulk';
      const retryAfterSeconds = comesBackInSeconds[priority];
      if (underWay >= most) throw new GatewayFault('busy', { retryAfterSeconds });
      if (isBulk && bulk >= mostInBulk) throw new GatewayFault('bulk_part_full', { retryAfterSeconds });
      let isHeld = true;
      underWay += 1;
      if (isBulk) bulk += 1;
      const toCounter = () => {
        if (isBulk) bulk -= 1;
        isBulk = false;
      };
      return {
        toCounter,
        giveBack: () => {
          if (!isHeld) return;
          isHeld = false;
          underWay -= 1;
          toCounter();
        },
      };
    },
    underWay: () => underWay,
    bulkUnderWay: () => bulk,
  };
}
