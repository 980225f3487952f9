type Command = (args: string[]) => Promise<number>;

/** Lệnh `motcua`: each command is loaded only when asked for. */
const commands: Record<string, () => Promise<Command>> = {
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./backup.ts')).restoreCommand,
  bpmn: async () => (await import('./bpmn.ts')).bpmnCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  'dry-run': async () => (await import('./dry-run.ts')).dryRunCommand,
  due: async () => (await import('./due.ts')).dueCommand,
};

const [name = '', ...args] = process.argv.slice(2);
const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (load) {
  const command = await load();
  process.exitCode = await command(args);
} else {
  console.error(`Không có lệnh “${name}”. Các lệnh: ${Object.keys(commands).join(', ')}.`);
  process.exitCode = 1;
}
