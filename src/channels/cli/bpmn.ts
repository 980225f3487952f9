import { readFile } from 'node:fs/promises';
import { compileProcess, decodeXml, workflowText } from '#platform/workflow/index.ts';

/**
 * `motcua bpmn TỆP`: says as JSON whether a process model can be installed, and for each element that prevents it what its
 * author should do. 0 when accepted, 1 otherwise.
 */
export async function bpmnCommand(args: string[]): Promise<number> {
  const [file, ...rest] = args;
  if (file === undefined || rest.length > 0) {
    console.error(workflowText('workflow.file.usage'));
    return 1;
  }
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) {
    console.error(workflowText('workflow.file.unreadable', { file }));
    return 1;
  }
  const xml = decodeXml(bytes);
  if (xml === undefined) {
    console.error(workflowText('workflow.file.undecodable', { file }));
    return 1;
  }
  const compiled = await compileProcess(xml);
  const refused = compiled.accepted ? [] : compiled.refused;
  console.log(JSON.stringify({ accepted: compiled.accepted, refused }, null, 2));
  return compiled.accepted ? 0 : 1;
}
