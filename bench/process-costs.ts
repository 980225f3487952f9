import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Clock ticks a second in `/proc`, on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Seconds of processor a process has used, all its threads together; with those of children it has waited for. */
function cpuOf(pid: number, withEnded = false): number {
  try {
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fieldsOf(pid).slice(11, 15).map(Number);
    return (utime + stime + (withEnded ? cutime + cstime : 0)) / ticksPerSecond;
  } catch {
    return 0;
  }
}

/** Fields of `/proc/PID/stat` behind the name, which may hold spaces: state first, parent second. */
function fieldsOf(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        return pid > 0 && Number(fieldsOf(pid)[1]) === parent;
      } catch {
        return false;
      }
    });
}

export type Costs = { server: number; postgres: number; client: number };

/** Seconds of processor used so far by the system, by the embedded PostgreSQL with all its backends, and by the measuring side. */
export function processCosts(systemPid: number, varDir: string): Costs {
  const postmaster = Number(readFileSync(join(varDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0]);
  const { user, system } = process.cpuUsage();
  return {
    server: [systemPid, ...childrenOf(systemPid)].reduce((sum, pid) => sum + cpuOf(pid), 0),
    postgres: childrenOf(postmaster).reduce((sum, pid) => sum + cpuOf(pid), cpuOf(postmaster, true)),
    client: (user + system) / 1_000_000,
  };
}

/** One line: milliseconds of processor for each of so many dossiers, between two readings. */
export function costLine(before: Costs, after: Costs, dossiers: number): string {
  const ms = (part: keyof Costs) => ((after[part] - before[part]) * 1000) / dossiers;
  const [server, postgres, client] = [ms('server'), ms('postgres'), ms('client')];
  return `processor a dossier: server ${server.toFixed(1)} ms, PostgreSQL ${postgres.toFixed(1)} ms, client ${client.toFixed(1)} ms; together ${(server + postgres + client).toFixed(1)} ms`;
}
