import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Khóa thư mục nhật ký: two gateways with one log would each break the other's chain. A lock left by a process that is gone is taken
 * over, also when its number has become another's since, as it does when a machine starts again.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'dang-dung');
  const own = `${process.pid} ${await startOf(process.pid)}`;
  for (let tries = 0; tries < 2; tries += 1) {
    const taken = await writeFile(path, own, { flag: 'wx' }).then(
      () => true,
      () => false,
    );
    if (taken) return () => rm(path, { force: true });
    if (await isHeld(await readFile(path, 'utf8').catch(() => ''))) break;
    await rm(path, { force: true });
  }
  throw new EvidenceLogInUse(folder);
}

async function isHeld(lock: string): Promise<boolean> {
  const [pid, startedAt = ''] = lock.split(' ');
  const holder = Number(pid);
  if (holder === process.pid || !isRunning(holder)) return false;
  const start = await startOf(holder);
  // Where a system does not tell, whoever has the number is taken to be the one.
  return startedAt === '' || start === '' || start === startedAt;
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
