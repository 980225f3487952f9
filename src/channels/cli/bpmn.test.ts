import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildBpmn } from '#testing/workflow.ts';

const main = join(import.meta.dirname, '../../motcua.ts');
const folder = await mkdtemp(join(tmpdir(), 'motcua-bpmn-'));

async function writeModel(name: string, xml: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, xml);
  return file;
}

function runCommand(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, 'bpmn', ...args], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

describe('motcua bpmn', () => {
  it('accepts a model that can run', async () => {
    const file = await writeModel('good.bpmn', buildBpmn('<startEvent id="s"/><userTask id="a"/>', 's -> a'));
    const { code, stdout } = await runCommand(file);
    expect(JSON.parse(stdout)).toEqual({ accepted: true, refused: [] });
    expect(code).toBe(0);
  });

  it('names what cannot run', async () => {
    const { code, stdout } = await runCommand(
      await writeModel('script.bpmn', buildBpmn('<scriptTask id="tinh" name="Tính phí"/>')),
    );
    expect(JSON.parse(stdout)).toMatchObject({
      accepted: false,
      refused: [{ element: 'tinh', type: 'bpmn:ScriptTask' }],
    });
    expect(code).toBe(1);
  });

  it('says in one sentence that a file cannot be read', async () => {
    const { code, stdout, stderr } = await runCommand(join(folder, 'nowhere.bpmn'));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('Không đọc được tệp');
    expect((await runCommand()).stderr).toContain('Cách dùng');
  });
});
