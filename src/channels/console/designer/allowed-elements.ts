/** What a dossier's process may be drawn with; the same as the checks let through. Ids are those of the drawing library's menus. */
const palette = new Set([
  'hand-tool',
  'lasso-tool',
  'space-tool',
  'global-connect-tool',
  'tool-separator',
  'create.start-event',
  'create.intermediate-event',
  'create.end-event',
  'create.exclusive-gateway',
  'create.task',
  'create.subprocess-expanded',
  'create.participant-expanded',
]);

const contextPad = new Set([
  'append.end-event',
  'append.gateway',
  'append.append-task',
  'append.intermediate-event',
  'append.message-intermediate-event',
  'connect',
  'replace',
  'delete',
  'lane-insert-above',
  'lane-divide-two',
  'lane-divide-three',
  'lane-insert-below',
]);

const replace = new Set([
  'replace-with-none-start',
  'replace-with-message-start',
  'replace-with-none-intermediate-throw',
  'replace-with-message-intermediate-catch',
  'replace-with-message-intermediate-throw',
  'replace-with-none-end',
  'replace-with-message-end',
  'replace-with-terminate-end',
  'replace-with-exclusive-gateway',
  'replace-with-parallel-gateway',
  'replace-with-inclusive-gateway',
  'replace-with-event-based-gateway',
  'replace-with-user-task',
  'replace-with-manual-task',
  'replace-with-service-task',
  'replace-with-rule-task',
  'replace-with-subprocess',
  'replace-with-expanded-subprocess',
  'replace-with-sequence-flow',
  'replace-with-default-flow',
  'replace-with-conditional-flow',
  'toggle-parallel-mi',
  'toggle-sequential-mi',
]);

const menus = { palette, contextPad, replace };

/** The entries of a menu that may be offered. */
export function onlyAllowed<Entry>(
  menu: keyof typeof menus,
  entries: Readonly<Record<string, Entry>>,
): Record<string, Entry> {
  return Object.fromEntries(Object.entries(entries).filter(([id]) => menus[menu].has(id)));
}
