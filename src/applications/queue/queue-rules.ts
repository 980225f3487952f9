import { join } from 'node:path';
import { ContentFault, readContentFile } from '#infrastructure/content-file.ts';
import { QueueRules, type PriorityRule } from './queue.contract.ts';

/** Reads the province's rules. Throws ContentFault when no period follows another, or two groups share a letter. */
export async function readQueueRules(contentDir: string): Promise<QueueRules> {
  const { value, fault } = await readContentFile(join(contentDir, 'queue', 'rules.yaml'), QueueRules);
  const { groups, priorities } = value;
  const faults = [
    ...groups.flatMap((group, place) =>
      groups.findIndex(({ key, letter }) => key === group.key || letter === group.letter) < place
        ? [fault(['groups', place], `nhóm “${group.key}” trùng key hoặc letter với nhóm khác`)]
        : [],
    ),
    ...priorities.flatMap(({ from }, place) => {
      const before = priorities[place - 1];
      return before && (before.to === undefined || before.to >= from)
        ? [fault(['priorities', place], 'các thời kỳ phải nối tiếp nhau theo ngày, không chồng lên nhau')]
        : [];
    }),
  ];
  if (faults.length > 0) throw new ContentFault(faults);
  return value;
}

/** Quy tắc ưu tiên in force on a day; before the first of them the first holds. */
export function priorityRuleOn({ priorities }: QueueRules, on: string): PriorityRule {
  const rule = priorities.findLast(({ from }) => from <= on) ?? priorities[0];
  if (!rule) throw new Error('No priority rule');
  return rule;
}
