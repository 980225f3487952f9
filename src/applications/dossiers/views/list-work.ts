import { actsFor, type Actor } from '#infrastructure/actor.ts';
import { vietnamDay } from '#infrastructure/clock.ts';
import type { Language } from '#infrastructure/language.ts';
import { procedureNames } from '#applications/procedures/index.ts';
import { accountNames } from '#platform/identity/index.ts';
import type { DossierDeps } from '../dossier-deps.ts';
import type { WorkListPage, WorkListQuery } from './work-list.contract.ts';
import { offeredStepWords } from './step-words.ts';
import { selectWorkList } from '../store/work-list.queries.ts';

const { compare: byVietnamese } = new Intl.Collator('vi');

/** Danh sách hồ sơ chờ xử lý: the actor's lanes, most urgent first, with the counts of each urgency. */
export async function listWork(
  deps: Pick<DossierDeps, 'db' | 'now'>,
  actor: Actor,
  query: WorkListQuery,
  lang: Language = 'vi',
): Promise<WorkListPage> {
  const at = deps.now();
  const today = vietnamDay(at);
  const { rows, counts, all, pageSize } = await selectWorkList(deps.db, actor, query, at);
  const ofProcedure = new Map<string, number>();
  for (const { code, count } of all) ofProcedure.set(code, (ofProcedure.get(code) ?? 0) + count);
  const [names, titles, stepName] = await Promise.all([
    accountNames(
      deps.db,
      rows.flatMap((row) => row.assignee_id ?? []),
    ),
    procedureNames(deps.db, [...ofProcedure.keys()], lang),
    offeredStepWords(
      deps.db,
      lang,
      rows.map((row) => row.procedure_code),
    ),
  ]);
  const countOf = { overdue: 0, today: 0, soon: 0, rest: 0, waiting: 0 };
  for (const { urgency, count } of counts) countOf[urgency] += count;
  const total = query.urgency ? countOf[query.urgency] : countOf.overdue + countOf.today + countOf.soon + countOf.rest;
  return {
    counts: countOf,
    procedures: [...ofProcedure]
      .map(([code, count]) => ({ code, name: titles.get(code) ?? code, count }))
      .toSorted((a, b) => byVietnamese(a.name, b.name)),
    page: query.page,
    pageSize,
    total,
    items: rows.map((row) => ({
      id: row.id,
      instance: row.instance,
      taskId: row.process_task_id,
      code: row.dossier_code,
      procedureCode: row.procedure_code,
      procedureName: lang === 'en' ? (titles.get(row.procedure_code) ?? row.procedure_name) : row.procedure_name,
      ownerName: row.owner_name,
      channel: row.channel,
      taskName: stepName(row.procedure_code, row.name),
      action: row.action,
      openedAt: row.opened_at.toISOString(),
      dueOn: row.due_on,
      dueAt: row.due_at?.toISOString() ?? null,
      stepDueAt: row.step_due_at?.toISOString() ?? null,
      urgency: row.urgency,
      daysLate:
        row.due_on && row.due_on < today ? Math.round((Date.parse(today) - Date.parse(row.due_on)) / 86_400_000) : 0,
      assigneeName: row.assignee_id ? (names.get(row.assignee_id) ?? null) : null,
      mine: row.assignee_id !== null && actsFor(actor).includes(row.assignee_id),
    })),
  };
}
