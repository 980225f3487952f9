import { rmSync } from 'node:fs';
import { newDataFolder, runProgram, startSystem } from '../src/testing/run-system.ts';

/**
 * A data folder with so many generated dossiers: the one named by `STORED_IN`, which stays, or a new one with `STORED` dossiers
 * (100,000), made by `motcua generate` and thrown away at the end.
 */
export async function storedProvince(): Promise<{ varDir: string; leave: () => void }> {
  const given = process.env['STORED_IN'];
  if (given) return { varDir: given, leave: () => undefined };
  const varDir = newDataFolder();
  const first = await startSystem({ VAR_DIR: varDir, PORT: '0' });
  process.kill(first.pid, 'SIGTERM');
  await first.ended;
  const stored = process.env['STORED'] ?? '100000';
  const made = runProgram(['src/motcua.ts', 'generate', '--dossiers', stored, '--busy', '08707:15'], {
    VAR_DIR: varDir,
  });
  if ((await made.ended) !== 0) throw new Error(made.output());
  return { varDir, leave: () => rmSync(varDir, { recursive: true, force: true }) };
}
