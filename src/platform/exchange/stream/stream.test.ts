import { spawn, type ChildProcess } from 'node:child_process';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '#infrastructure/log.ts';
import { applyDeclared, buildFile } from '#testing/exchange-office.ts';
import { hasNatsServer, startNatsCluster, type NatsCluster } from '#testing/nats-cluster.ts';
import { testDatabase } from '#testing/test-database.ts';
import { sendMessage } from '../messages/send-message.ts';
import { openSiteStream } from './open-site-stream.ts';
import { rebuildStream } from './rebuild-stream.ts';
import { shipMessages } from './ship-messages.ts';
import { entryHeaders, shareOf, streamName } from './stream-entry.ts';

const { db, owner } = await testDatabase();
const now = () => new Date();
const keys = Array.from({ length: 24 }, (_, index) => `hồ sơ/${index}`);
const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));
/** Messages a run is worth something with. */
const fewest = 1000;
/** Much longer than anything here takes, so that a busy machine fails nothing; what never comes ends the test all the same. */
const patience = { timeout: 240_000, interval: 100 };

type Read = { id: string; key: string; subject: string };

describe.skipIf(!hasNatsServer)(
  'the stream of other sites (skipped where Debian’s nats-server is not installed)',
  { timeout: 900_000 },
  () => {
    let cluster: NatsCluster;
    let worker: ChildProcess | undefined;
    const acknowledged: string[] = [];
    const startWorker = () =>
      (worker = spawn(
        process.execPath,
        ['src/testing/stream-worker.ts', JSON.stringify(owner), cluster.servers.join(',')],
        { stdio: 'inherit' },
      ));
    const killWorker = async () => {
      const child = worker;
      if (!child) return;
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await ended;
    };
    const settings = () => ({ servers: cluster.servers, credentials: undefined, user: undefined, tls: undefined });
    const shipDeps = () => ({
      ...{ db, now, log: createLog('silent') },
      openStream: () => openSiteStream(settings()),
    });

    beforeAll(async () => {
      const topic = (code: string) => ({
        ...{ code, name: `Chủ đề ${code}`, owner: 'ben-cung-cap', keepDays: 2, publishers: ['ben-cung-cap', 'la'] },
        subscribers: [{ system: 'mot-cua', push: null }],
      });
      await applyDeclared(db, buildFile('http://127.0.0.1:1', { topics: [topic('ho-so'), topic('thu-0123abcd')] }));
      cluster = await startNatsCluster(3);
    }, 300_000);
    afterAll(async () => {
      await killWorker();
      await cluster.stop();
    });

    let count = 0;
    async function send(sender: string, change: Record<string, unknown> = {}): Promise<void> {
      const id = `m/${(count += 1)}`;
      const key = keys[count % keys.length] ?? '';
      const { duplicate } = await sendMessage(
        { db, now },
        {
          sender,
          envelope: {
            ...{ specversion: '1.0', id, source: '/thu', type: 'vn.thu', topic: 'ho-so', partitionkey: key },
            ...{ data: { count }, ...change },
          },
        },
      );
      expect(duplicate).toBe(false);
      if (!('topic' in change)) acknowledged.push(`${sender}/${encodeURIComponent(id)}`);
    }

    /** Everything in the stream, as a site that reads from its beginning. */
    async function readStream(): Promise<Read[]> {
      const info = await (await jetstreamManager(cluster.connection)).streams.info(streamName);
      const read: Read[] = [];
      if (info.state.messages === 0) return read;
      const consumer = await jetstream(cluster.connection).consumers.get(streamName);
      for await (const message of await consumer.consume({ max_messages: 500, expires: 5000 })) {
        const header = (name: string) => message.headers?.get(name) ?? '';
        read.push({ id: header('Nats-Msg-Id'), key: header(entryHeaders.key), subject: message.subject });
        // The copy that is read from may be behind; the end is what the leader says.
        if (message.seq >= info.state.last_seq) break;
      }
      return read;
    }
    const byKey = (all: readonly Read[]) => Map.groupBy(all, ({ key }) => key);
    /** What PostgreSQL says, in the order it accepted it. */
    async function readTruth(): Promise<Read[]> {
      const rows = await db
        .selectFrom('exchange.message as message')
        .innerJoin('exchange.system as sender', 'sender.id', 'message.sender_id')
        .innerJoin('exchange.topic as topic', 'topic.id', 'message.topic_id')
        .select(['message.id', 'message.key', 'sender.code', 'topic.code as topic'])
        .where('topic.code', '=', 'ho-so')
        .orderBy('message.number')
        .execute();
      return rows.map(({ id, key, code, topic }) => ({
        id: `${code}/${encodeURIComponent(id)}`,
        key: encodeURIComponent(key),
        subject: `lgsp.${topic}.${shareOf(key)}`,
      }));
    }
    async function countLeft(): Promise<number> {
      const { count } = await db
        .selectFrom('exchange.message')
        .select((message) => message.fn.countAll<number>().as('count'))
        .where('stream_sequence', 'is', null)
        .executeTakeFirstOrThrow();
      return count;
    }
    async function shipped(): Promise<void> {
      await expect.poll(countLeft, patience).toBe(0);
    }

    it('loses nothing, doubles nothing and keeps the order of keys while servers and the shipping process are killed', async () => {
      startWorker();
      await send('ben-cung-cap');
      await shipped();
      const manager = await jetstreamManager(cluster.connection);
      expect((await manager.streams.info(streamName)).config.num_replicas).toBe(3);
      // A site that reads all the while, one at a time, and remembers what it has had: it is given again what it could not acknowledge.
      await manager.consumers.add(streamName, {
        durable_name: 'diem-xa',
        ack_policy: 'explicit',
        ack_wait: nanos(2000),
        max_ack_pending: 1,
      });
      const atSite: Read[] = [];
      const site = await jetstream(cluster.connection).consumers.get(streamName, 'diem-xa');
      // What was asked of a server that is gone is soon asked again.
      const reading = await site.consume({ expires: 5000 });
      const read = (async () => {
        const had = new Set<string>();
        for await (const message of reading) {
          const id = message.headers?.get('Nats-Msg-Id') ?? '';
          if (!had.has(id))
            atSite.push({ id, key: message.headers?.get(entryHeaders.key) ?? '', subject: message.subject });
          had.add(id);
          message.ack();
        }
      })();

      const course = { isOver: false };
      const flow = (sender: string) =>
        (async () => {
          while (!course.isOver) {
            await send(sender);
            await pause(2);
          }
        })();
      // Two senders at the same keys at once.
      const flows = [flow('ben-cung-cap'), flow('la')];
      for (const index of [0, 1, 2]) {
        await pause(1000);
        await cluster.kill(index);
        await pause(1500);
        if (index === 1) await killWorker();
        cluster.restart(index);
        if (index === 1) startWorker();
        await cluster.healed(streamName);
      }
      await killWorker();
      startWorker();
      await expect.poll(() => acknowledged.length, patience).toBeGreaterThan(fewest);
      course.isOver = true;
      await Promise.all(flows);
      await shipped();

      const inStream = await readStream();
      const truth = await readTruth();
      expect(inStream.map(({ id }) => id).toSorted()).toEqual(acknowledged.toSorted());
      expect(byKey(inStream)).toEqual(byKey(truth));
      await expect.poll(() => atSite.length, patience).toBe(truth.length);
      reading.stop();
      await read;
      expect(byKey(atSite)).toEqual(byKey(truth));
    });

    it('lets nothing overtake an entry that was lost on its way, and doubles none whose answer was lost', async () => {
      await killWorker();
      for (let index = 0; index < 200; index += 1) await send(index % 2 === 0 ? 'ben-cung-cap' : 'la');
      let puts = 0;
      const openStream = async () => {
        const stream = await openSiteStream(settings());
        return {
          ...stream,
          put: async (...entry: Parameters<typeof stream.put>) => {
            puts += 1;
            if (puts % 31 === 7) return { fault: 'lost on its way' };
            const put = await stream.put(...entry);
            return puts % 31 === 13 ? { fault: 'its answer was lost' } : put;
          },
        };
      };
      const { sweep, close } = shipMessages({ ...shipDeps(), openStream });
      // The worker that was killed is given up after a while.
      await expect
        .poll(async () => {
          await sweep.run();
          return countLeft();
        }, patience)
        .toBe(0);
      await sweep.run();
      await close();
      expect(puts).toBeGreaterThan(200);
      const inStream = await readStream();
      expect(inStream.map(({ id }) => id).toSorted()).toEqual(acknowledged.toSorted());
      expect(byKey(inStream)).toEqual(byKey(await readTruth()));
      startWorker();
    });

    it('leaves trials out', async () => {
      const before = (await readStream()).length;
      await send('ben-cung-cap', { topic: 'thu-0123abcd' });
      await shipped();
      expect((await readStream()).length).toBe(before);
    });

    it('is made anew from PostgreSQL: by itself when it is gone, by command with the consumers it had', async () => {
      const manager = await jetstreamManager(cluster.connection);
      const truth = byKey(await readTruth());
      const { durable_name: kept } = (await manager.consumers.info(streamName, 'diem-xa')).config;
      expect(await rebuildStream(shipDeps())).toBe(acknowledged.length);
      expect(byKey(await readStream())).toEqual(truth);
      expect((await manager.consumers.info(streamName, 'diem-xa')).config.durable_name).toBe(kept);
      const pending = async () => (await manager.consumers.info(streamName, 'diem-xa')).num_pending;
      await expect.poll(pending, patience).toBe(acknowledged.length);

      await manager.streams.delete(streamName);
      await send('la');
      await shipped();
      expect(byKey(await readStream())).toEqual(byKey(await readTruth()));
    });
  },
);
