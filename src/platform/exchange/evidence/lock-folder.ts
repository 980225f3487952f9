import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '#infrastructure/crypto.ts';

/**
 * Khóa thư mục nhật ký: two gateways with one log would each break the other's chain. A lock left by a process that is gone is taken
 * over, also when its number has become another's since, as it does when a machine starts again.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'dang-dung');
  // Written under a name of its own first: whoever reads a lock reads it whole.
  const own = { path: `${path}-${randomUUID()}`, text: `${process.pid} ${await startOf(process.pid)} ${randomUUID()}` };
  await writeFile(own.path, own.text, { flag: 'wx' });
  const isTaken = await take(folder, path, own).finally(() => rm(own.path, { force: true }));
  if (!isTaken) throw new EvidenceLogInUse(folder);
  return () => rm(path, { force: true });
}

type Own = { path: string; text: string };

/**
 * Whether a lock could be taken. One that is left is replaced only by who holds the right to replace this very one, a lock by itself with
 * a name made of it: of several that find it at the same instant one does, and whoever comes later finds another lock there. A right
 * left by who died in between is taken over in the same way.
 */
async function take(folder: string, path: string, own: Own): Promise<boolean> {
  for (;;) {
    if (await linked(own.path, path)) return true;
    const left = await readFile(path, 'utf8').catch(ifThere);
    if (left === undefined) continue;
    if (await isHeld(left)) return false;
    const right = join(folder, `dang-dung-${sha256(left)}`);
    if (!(await take(folder, right, own))) return false;
    try {
      if ((await readFile(path, 'utf8').catch(ifThere)) !== left) continue;
      const copy = `${own.path}-thay`;
      await writeFile(copy, own.text);
      await rename(copy, path);
      return true;
    } finally {
      await rm(right, { force: true });
    }
  }
}

/** Gives a file a second name, unless something has that name. */
function linked(file: string, name: string): Promise<boolean> {
  return link(file, name).then(
    () => true,
    (error: unknown) => {
      if (Object(error).code === 'EEXIST') return false;
      throw error;
    },
  );
}

function ifThere(error: unknown): undefined {
  if (Object(error).code !== 'ENOENT') throw error;
}

async function isHeld(lock: string): Promise<boolean> {
  const [pid, startedAt = ''] = lock.split(' ');
  const holder = Number(pid);
  if (!isRunning(holder)) return false;
  const start = await startOf(holder);
  // Where a system does not tell, whoever has the number is taken to be the one, but for this process, which has only just begun.
  if (startedAt === '' || start === '') return holder !== process.pid;
  return start === startedAt;
}

/** When a process started, in ticks since the machine did; empty where nobody tells. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  // The name of the program, in brackets, may have blanks and brackets in it.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[startField] ?? '';
}

/** Field 22 of proc_pid_stat(5), counted from the one behind the name. */
const startField = 19;

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Another gateway of this machine writes the log. */
export class EvidenceLogInUse extends Error {
  constructor(folder: string) {
    super(`Nhật ký trao đổi tại ${folder} đang do một cổng khác ghi; hãy đặt GATEWAY_PORT hoặc VAR_DIR khác.`);
  }
}
