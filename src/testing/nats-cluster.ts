import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';

/** Debian has it as the package `nats-server`; `.ci/run` installs it. */
export const hasNatsServer = spawnSync('nats-server', ['--version']).status === 0;

export type NatsCluster = {
  servers: string[];
  connection: NatsConnection;
  /** Without a warning, as a machine that loses its power. */
  kill: (index: number) => Promise<void>;
  restart: (index: number) => void;
  /** Waits until every server has all of the stream. */
  healed: (stream: string) => Promise<void>;
  stop: () => Promise<void>;
};

const healsWithinMs = 240_000;
const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

/**
 * Ports nobody has, and below those connections going out are given: a server that was killed must find its own free again when it
 * comes back, and a client that tries it meanwhile could be given that very port.
 */
export async function lastingPorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });

/** A cluster of nats-server with JetStream on this machine, on free ports, in folders of its own. */
export async function startNatsCluster(size: number): Promise<NatsCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-nats-'));
  const free = await lastingPorts(2 * size);
  const ports = Array.from({ length: size }, (_, index) => ({
    client: free[index] ?? 0,
    route: free[size + index] ?? 0,
  }));
  const routes = ports.map(({ route }) => `nats://127.0.0.1:${route}`);
  const run = ({ client }: { client: number }, index: number): ChildProcess =>
    spawn(
      'nats-server',
      [
        ...['-a', '127.0.0.1', '-p', String(client), '-js', '-sd', join(folder, String(index))],
        ...['--name', `diem-${index}`, '--cluster_name', 'lgsp', '--cluster', routes[index] ?? ''],
        ...['--routes', routes.join(',')],
      ],
      { stdio: 'ignore' },
    );
  const running = ports.map(run);
  const end = async (child: ChildProcess | undefined) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await ended;
  };
  const servers = ports.map(({ client }) => `127.0.0.1:${client}`);
  const connection = await connect({ servers, waitOnFirstConnect: true, maxReconnectAttempts: -1 });
  const manager = await jetstreamManager(connection, { checkAPI: false, timeout: 2000 });
  const until = async (isSo: () => Promise<boolean>) => {
    const givesUpAt = performance.now() + healsWithinMs;
    while (!(await isSo().catch(() => false))) {
      if (performance.now() > givesUpAt) throw new Error('the cluster does not heal');
      await pause(200);
    }
  };
  // The servers have chosen who leads when they answer what an account uses.
  await until(async () => (await manager.getAccountInfo()).limits !== undefined);
  return {
    servers,
    connection,
    kill: (index) => end(running[index]),
    restart: (index) => {
      const port = ports[index];
      if (port) running[index] = run(port, index);
    },
    healed: (stream) =>
      until(async () => {
        const { cluster } = await manager.streams.info(stream);
        const others = cluster?.replicas ?? [];
        return others.length === size - 1 && others.every(({ current, offline }) => current && offline !== true);
      }),
    stop: async () => {
      await connection.close();
      await Promise.all(running.map(end));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
