import type { Unavailable } from '#data/registry/index.ts';

/** What of an answer is looked at. */
export type Received = {
  status: number;
  headers: { get: (name: string) => string | null };
  body: (AsyncIterable<Uint8Array> & { cancel: () => Promise<void> }) | null;
};
type Sent = {
  method: string;
  headers: Record<string, string>;
  body?: string;
  redirect: 'manual';
  signal: AbortSignal;
};

/** A refusal on the way; `isOfCall`: it is about this call, and says nothing of how the system is. */
export type Refused = { why: Unavailable['why']; isOfCall: boolean };

/** Cách gửi đi: over which connections, and what an answer of 400 or more says where something stands on the way. */
export type Transport = {
  send: (url: string, sent: Sent) => Promise<Received>;
  readRefusal?: (text: string) => Refused | undefined;
};

export const plainTransport: Transport = { send: (url, sent) => fetch(url, sent) };
