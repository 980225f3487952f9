/** Lượt gọi of a period. `withheld`: fewer than the rule lets be told, or they would give away another's that are. */
export type PublicFigures =
  | { withheld: false; calls: number; answeredShare: number; p50Ms: number; p95Ms: number }
  | { withheld: 'below' | 'beside' };

export type PublicService = { key: string; name: string; providerAgency: string; figures: PublicFigures };
export type PublicPair = { providerAgency: string; consumerAgency: string; figures: PublicFigures };

/** Số liệu công khai of a day (`2026-11-28`) or a month (`2026-11`) of days that are over; never of a system or a person. */
export type PublicStatistics = {
  period: string;
  /** Days of the period that are published. */
  from: string;
  to: string;
  /** The period is not over, or not all of it is published. */
  isPart: boolean;
  total: PublicFigures;
  /** As on the last day; null where nobody counted them. */
  systems: number | null;
  services: number | null;
  grants: number | null;
  days: readonly { day: string; figures: PublicFigures }[];
  byService: readonly PublicService[];
  byPair: readonly PublicPair[];
  /** Fewest calls that are told. */
  leastCalls: number;
  source: string;
  verified: boolean;
};

/** What there is to look at: all published months, newest first, and the last day. */
export type PublishedPeriods = { months: readonly string[]; lastDay: string | null };
