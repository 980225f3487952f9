import type { KnownGrant } from '../known/known.ts';
import { GatewayFault } from './faults.ts';
import { soon } from './soon.ts';

/** The calls of a day all gateways share. */
export type SharedQuota = {
  /** Takes a slice of a grant's calls of a day for this gateway; gives how many it got, 0 when the day's are used up. */
  lease: (lease: { grantId: string; day: string; dailyQuota: number; wanted: number }) => Promise<number>;
  /** Gives back what was taken and not used. */
  giveBack: (lease: { grantId: string; day: string; left: number }) => Promise<void>;
};

type Bucket = { tokens: number; filledAt: number };
type Lease = {
  day: string;
  dailyQuota: number;
  left: number;
  usedUp: boolean;
  leasing: Promise<void> | undefined;
  /** The database was asked and has not answered yet; it is not asked again meanwhile. */
  isAsking: boolean;
  /** What it takes next. */
  wanted: number;
  /** Some of what is left was never taken from anywhere: the database was gone. */
  hasOwn: boolean;
};

/**
 * Share of a day's calls a gateway takes at a time, at first and at most; each time twice as many. So the database is seldom asked, and
 * a gateway that is killed loses hardly more calls than it served: one that is killed over and over does not use up a consumer's day.
 */
const slices = { first: 1000, most: 50 };
const sliceOf = (dailyQuota: number, share: number) => Math.max(1, Math.ceil(dailyQuota / share));

/**
 * Hạn mức: how fast and how often a day. The rate is each gateway's own; the day's calls are shared by all gateways through slices
 * leased from the database. While the database is gone, or hangs, a gateway goes on with slices of its own making: the grant is known,
 * its count is caught up by nobody.
 */
export function createLimits(shared: SharedQuota, nowMs: () => number = () => performance.now()) {
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
    const { day, wanted } = lease;
    lease.wanted = Math.min(2 * wanted, sliceOf(dailyQuota, slices.most));
    try {
      if (lease.isAsking) throw new Error('The database has not answered yet');
      await soon(ask(lease, { grantId: id, day, dailyQuota, wanted }));
    } catch {
      lease.left += wanted;
      lease.hasOwn = true;
    }
  }

  /** An answer that nobody waited for any more counts all the same. */
  async function ask(lease: Lease, asked: Parameters<SharedQuota['lease']>[0]): Promise<void> {
    lease.isAsking = true;
    try {
      const got = await shared.lease(asked);
      lease.left += got;
      lease.usedUp = got === 0;
    } finally {
      lease.isAsking = false;
    }
  }

  /** Counts one call. Throws `too_fast` or `quota_used_up`; waits only when a slice has run out. */
  function count(grant: KnownGrant, day: string): Promise<void> | undefined {
    takeToken(grant);
    let lease = leases.get(grant.id);
    if (lease?.day !== day || lease.dailyQuota !== grant.dailyQuota) {
      const { dailyQuota } = grant;
      const wanted = sliceOf(dailyQuota, slices.first);
      const none = { left: 0, usedUp: false, leasing: undefined, isAsking: false, hasOwn: false };
      lease = { day, dailyQuota, wanted, ...none };
      leases.set(grant.id, lease);
    }
    if (lease.left > 0) {
      lease.left -= 1;
      return undefined;
    }
    return takeLeased(lease, grant);
  }

  async function takeLeased(lease: Lease, grant: KnownGrant): Promise<void> {
    while (lease.left === 0) {
      if (lease.usedUp) throw new GatewayFault('quota_used_up');
      lease.leasing ??= refill(lease, grant).finally(() => (lease.leasing = undefined));
      await lease.leasing;
    }
    lease.left -= 1;
  }

  /** At the end of a gateway: what it took of the day and did not use is for the others. */
  async function close(): Promise<void> {
    const unused = [...leases].filter(([, { left, hasOwn }]) => left > 0 && !hasOwn);
    leases.clear();
    for (const [grantId, { day, left }] of unused) await shared.giveBack({ grantId, day, left });
  }

  return { count, close };
}

export type CountCall = ReturnType<typeof createLimits>['count'];
