import { runCommand, type Command, type CommandRoot } from './command.ts';

/** Lệnh `motcua`: each command is loaded only when asked for. */
const commands: Record<string, () => Promise<Command>> = {
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./backup.ts')).restoreCommand,
  bpmn: async () => (await import('./bpmn.ts')).bpmnCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  'dry-run': async () => (await import('./dry-run.ts')).dryRunCommand,
  diff: async () => (await import('./packages.ts')).diffCommand,
  install: async () => (await import('./packages.ts')).installCommand,
  rollback: async () => (await import('./packages.ts')).rollbackCommand,
  migrate: async () => (await import('./packages.ts')).migrateCommand,
  generate: async () => (await import('./generate.ts')).generateCommand,
  reorganise: async () => (await import('./reorganise.ts')).reorganiseCommand,
  reconcile: async () => (await import('./reconcile.ts')).reconcileCommand,
  'import-catalogue': async () => (await import('./import-catalogue.ts')).importCatalogueCommand,
  'ask-once': async () => (await import('./ask-once.ts')).askOnceCommand,
  lgsp: async () => (await import('./lgsp.ts')).lgspCommand,
  registers: async () => (await import('./registers.ts')).registersCommand,
  due: async () => (await import('./due.ts')).dueCommand,
};

/** Answers the exit code. */
export async function motcua([name = '', ...args]: string[], root: CommandRoot): Promise<number> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load) return runCommand(await load(), args, root);
  console.error(`Không có lệnh “${name}”. Các lệnh: ${Object.keys(commands).join(', ')}.`);
  return 1;
}
