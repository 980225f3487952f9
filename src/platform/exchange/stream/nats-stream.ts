import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { jetstream, jetstreamManager, JetStreamApiError, type StreamInfo } from '@nats-io/jetstream';
import { connect, credsAuthenticator, headers, nanos, usernamePasswordAuthenticator } from '@nats-io/transport-node';
import { dayMs } from '#infrastructure/clock.ts';
import { readMessageId, streamName, streamSubjects, type StreamEntry } from './stream-entry.ts';

/** Where the NATS servers are and who we are to them; `tls` is what they are verified with, `undefined` on this machine only. */
export type NatsSettings = {
  servers: readonly string[];
  credentials: string | undefined;
  user: { name: string; password: string } | undefined;
  tls: { authorities: string | undefined; certificate: string | undefined; key: string | undefined } | undefined;
};

export type StreamState = { createdAt: string; last: number };
/** What became of an entry: its place, or why it has none; a repeat got its first place. */
export type Put = { sequence: number; isRepeat: boolean } | { fault: string };

/** Luồng liên điểm on NATS JetStream, as much of it as putting messages in needs. */
export type SiteStream = {
  mostBytes: number;
  /** Makes the stream when there is none; gives how it stands by its leader. */
  prepare: (keepDays: number) => Promise<StreamState>;
  /** Puts an entry right after the place `after`, or not at all. */
  put: (entry: StreamEntry, after: number) => Promise<Put>;
  /** Whose message stands at a place; nothing when it is gone or is none of ours. */
  whoseAt: (sequence: number) => Promise<{ sender: string; id: string } | undefined>;
  /** Throws the stream away and makes it anew, with the lasting consumers it had, to be read from its beginning. */
  remake: (keepDays: number) => Promise<StreamState>;
  close: () => Promise<void>;
};

const answerWithinMs = 3000;
/** An entry of the same id within this is taken for a repeat by the servers; later repeats are told by their places. */
const repeatWindowMs = 120_000;
const noSuchStream = 10_059;
/** Copies of the stream in a cluster: one server may be lost. */
const copies = 3;

export async function openNatsStream({ servers, credentials, user, tls }: NatsSettings): Promise<SiteStream> {
  const connection = await connect({
    servers: [...servers],
    name: 'motcua',
    timeout: answerWithinMs,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    // Servers may refuse us for a while, as when a password is being changed; the client would give up for good.
    ignoreAuthErrorAbort: true,
    ...(credentials !== undefined && { authenticator: credsAuthenticator(new TextEncoder().encode(credentials)) }),
    ...(user && { authenticator: usernamePasswordAuthenticator(user.name, user.password) }),
    ...(tls && { tls: verifiedBy(tls, servers) }),
  });
  const client = jetstream(connection, { timeout: answerWithinMs });
  const manager = await jetstreamManager(connection, { timeout: answerWithinMs, checkAPI: false });
  const wanted = (keepDays: number) => ({
    subjects: [streamSubjects],
    num_replicas: connection.info?.cluster === undefined ? 1 : copies,
    max_age: nanos(keepDays * dayMs),
    duplicate_window: nanos(repeatWindowMs),
  });
  const make = async (keepDays: number) =>
    stateOf(await manager.streams.add({ name: streamName, description: 'Một Cửa', ...wanted(keepDays) }));

  return {
    mostBytes: connection.info?.max_payload ?? 0,
    prepare: async (keepDays) => {
      const info = await findStream(() => manager.streams.info(streamName));
      if (!info) return make(keepDays);
      const { num_replicas: replicas, max_age: maxAge } = wanted(keepDays);
      if (info.config.num_replicas === replicas && info.config.max_age === maxAge) return stateOf(info);
      return stateOf(await manager.streams.update(streamName, { num_replicas: replicas, max_age: maxAge }));
    },
    put: async ({ subject, messageId, headers: given, body }, after) => {
      const named = headers();
      for (const [name, value] of Object.entries(given)) named.set(name, value);
      try {
        const { seq, duplicate } = await client.publish(subject, body, {
          msgID: messageId,
          headers: named,
          timeout: answerWithinMs,
          expect: { streamName, lastSequence: after },
        });
        return { sequence: seq, isRepeat: duplicate };
      } catch (error) {
        return { fault: error instanceof Error ? error.message : String(error) };
      }
    },
    whoseAt: async (sequence) => {
      const stored = await manager.streams.getMessage(streamName, { seq: sequence }).catch(nothingWhenGone);
      return readMessageId(stored?.header.get('Nats-Msg-Id') ?? '');
    },
    remake: async (keepDays) => {
      const kept = [];
      if (await findStream(() => manager.streams.info(streamName))) {
        for await (const { config } of manager.consumers.list(streamName))
          if (config.durable_name !== undefined) kept.push(config);
        await manager.streams.delete(streamName);
      }
      const state = await make(keepDays);
      for (const { opt_start_seq: _seq, opt_start_time: _time, ...config } of kept)
        await manager.consumers.add(streamName, { ...config, deliver_policy: 'all' });
      return state;
    },
    close: () => connection.close(),
  };
}

/**
 * The certificate must be for one of the servers that were named. The client itself asks for no name where a server is named by its
 * address, and would take `localhost` for it.
 */
function verifiedBy({ authorities, certificate, key }: NonNullable<NatsSettings['tls']>, servers: readonly string[]) {
  const hosts = servers.map((server) => server.replace(/:\d+$/, ''));
  return {
    ...(authorities !== undefined && { ca: authorities }),
    ...(certificate !== undefined && { cert: certificate }),
    ...(key !== undefined && { key }),
    checkServerIdentity: (_asked: string, shown: PeerCertificate) => {
      const faults = hosts.map((host) => checkServerIdentity(host, shown));
      return faults.includes(undefined) ? undefined : faults[0];
    },
  };
}

const stateOf = ({ created, state }: StreamInfo): StreamState => ({ createdAt: created, last: state.last_seq });

async function findStream(ask: () => Promise<StreamInfo>): Promise<StreamInfo | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === noSuchStream) return undefined;
    throw error;
  }
}

const noSuchMessage = 10_037;
function nothingWhenGone(error: unknown): null {
  if (error instanceof JetStreamApiError && error.code === noSuchMessage) return null;
  throw error;
}
