import type { KnownGrant } from '../known/known.ts';
import { GatewayFault } from './faults.ts';

/** Takes a slice of a grant's calls of a day for this gateway; gives how many it got, 0 when the day's are used up. */
export type LeaseQuota = (lease: {
  grantId: string;
  day: string;
  dailyQuota: number;
  wanted: number;
}) => Promise<number>;

type Bucket = { tokens: number; filledAt: number };
type Lease = { day: string; dailyQuota: number; left: number; usedUp: boolean; leasing: Promise<void> | undefined };

/** Share of a day's calls a gateway takes at a time: the database is asked once in so many calls. */
const slices = 50;

/**
 * Hạn mức: how fast and how often a day. The rate is each gateway's own; the day's calls are shared by all gateways through slices
 * leased from the database. While the database is gone a gateway goes on with slices of its own making: the grant is known, its
 * count is caught up by nobody.
 */
export function createLimits(leaseQuota: LeaseQuota, nowMs: () => number = () => performance.now()) {
  const buckets = new Map<string, Bucket>();
  const leases = new Map<string, Lease>();

  function takeToken({ id, perSecond }: KnownGrant): void {
    const at = nowMs();
    const bucket = buckets.get(id) ?? { tokens: perSecond, filledAt: at };
    buckets.set(id, bucket);
    bucket.tokens = Math.min(perSecond, bucket.tokens + ((at - bucket.filledAt) / 1000) * perSecond);
    bucket.filledAt = at;
    if (bucket.tokens < 1) throw new GatewayFault('too_fast', { retryAfterSeconds: 1 });
    bucket.tokens -= 1;
  }

  async function refill(lease: Lease, { id, dailyQuota }: KnownGrant): Promise<void> {
    const wanted = Math.max(1, Math.ceil(dailyQuota / slices));
    try {
      const got = await leaseQuota({ grantId: id, day: lease.day, dailyQuota, wanted });
      lease.left += got;
      lease.usedUp = got === 0;
    } catch {
      lease.left += wanted;
    }
  }

  /** Counts one call. Throws `too_fast` or `quota_used_up`; waits only when a slice has run out. */
  return function count(grant: KnownGrant, day: string): Promise<void> | undefined {
    takeToken(grant);
    let lease = leases.get(grant.id);
    if (lease?.day !== day || lease.dailyQuota !== grant.dailyQuota) {
      lease = { day, dailyQuota: grant.dailyQuota, left: 0, usedUp: false, leasing: undefined };
      leases.set(grant.id, lease);
    }
    if (lease.left > 0) {
      lease.left -= 1;
      return undefined;
    }
    return takeLeased(lease, grant);
  };

  async function takeLeased(lease: Lease, grant: KnownGrant): Promise<void> {
    while (lease.left === 0) {
      if (lease.usedUp) throw new GatewayFault('quota_used_up');
      lease.leasing ??= refill(lease, grant).finally(() => (lease.leasing = undefined));
      await lease.leasing;
    }
    lease.left -= 1;
  }
}

export type CountCall = ReturnType<typeof createLimits>;
