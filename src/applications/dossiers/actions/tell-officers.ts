import { vietnamDay } from '#infrastructure/clock.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import { notify } from '#platform/notifications/index.ts';
import type { CourseChange, Ground } from '../course/course.ts';
import type { DossierAction } from '../course/dossier-action.ts';
import { openConsultationOf } from '../course/consultations.ts';
import { dayText } from '../course/appointment-text.ts';
import type { InTransaction } from '../dossier-deps.ts';
import { officerWords, type OfficerNotice } from './notice-words.ts';

type Heads = { accountId: string; title: string }[];

/** Người đứng đầu of a unit: those who lead it; for a one-stop desk without a leader of its own, those who lead the unit above. */
export function headsOf({ organisation }: Pick<Ground, 'organisation'>, unitId: string, at: Date): Heads {
  const leadersOf = (id: string) => organisation.officersWithRole({ unitId: id, role: 'leader', at });
  const heads = leadersOf(unitId);
  const parentId = organisation.findUnit(unitId, vietnamDay(at))?.parentUnitId;
  return heads.length > 0 || !parentId ? heads : leadersOf(parentId);
}

/** Cơ quan cấp trên: whoever heads the unit above. */
function headsAbove(ground: Pick<Ground, 'organisation'>, unitId: string, at: Date): Heads {
  const parentId = ground.organisation.findUnit(unitId, vietnamDay(at))?.parentUnitId;
  return parentId ? headsOf(ground, parentId, at) : [];
}

/** Tin về một hồ sơ to officials, and to whoever stands in for one of them at the moment; each once, whoever caused it not. */
export function notifyOfficers(
  tx: Tx,
  { organisation }: Pick<InTransaction, 'organisation'>,
  {
    dossier: { id, code },
    accounts,
    text,
    params = {},
    english = {},
    at,
    except = null,
  }: {
    dossier: { id: string; code: string };
    accounts: readonly string[];
    text: OfficerNotice;
    params?: Record<string, string>;
    /** What of it reads otherwise in English. */
    english?: Record<string, string>;
    at: Date;
    except?: string | null;
  },
): void {
  const subject = { kind: 'dossier', id, code };
  const vi = { code, ...params };
  const words = officerWords(text, { vi, en: { ...vi, ...english } });
  const standIns = accounts.flatMap((accountId) => organisation.standInOf(accountId, at) ?? []);
  for (const accountId of new Set([...accounts, ...standIns])) {
    if (accountId !== except) notify(tx, { accountId, subject, words, at, email: null, phone: null });
  }
}

/**
 * Báo cho cán bộ: what nobody finds by looking at the own tray — a task handed to a person, an opinion asked, an extension to decide, a
 * term that has passed, a dossier the applicant has changed.
 */
export function tellOfficers(
  tx: Tx,
  deps: InTransaction,
  { change, action, nameEn }: { change: CourseChange; action: DossierAction; nameEn: string },
): void {
  const { dossier } = change.course;
  const { accounts, text, params = {} } = noticeOf(deps, { change, action });
  if (text === undefined) return;
  const { at, by } = action;
  const named = { procedure: dossier.procedureName, ...params };
  const english = { procedure: nameEn };
  notifyOfficers(tx, deps, { dossier, accounts, text, params: named, english, at, except: by.id });
}

type Told = { accounts: string[]; text?: OfficerNotice; params?: Record<string, string> };

function noticeOf(deps: InTransaction, { change, action }: { change: CourseChange; action: DossierAction }): Told {
  const { dossier, tasks } = change.course;
  const ids = (heads: { accountId: string }[]) => heads.map(({ accountId }) => accountId);
  const leaders = () => ids(headsOf(deps, dossier.decidingUnitId, action.at));
  const deskHeads = () => ids(headsOf(deps, dossier.deskUnitId, action.at));
  const assignee = dossier.state.assigneeId === null ? [] : [dossier.state.assigneeId];
  // Of the lead agency only: what it works out within itself, a coordinating agency is not told.
  const handlers = () => tasks.flatMap(({ partner, assigneeId }) => (partner === null ? (assigneeId ?? []) : []));
  switch (action.kind) {
    case 'reassign':
      return action.content.assigneeId
        ? { accounts: [action.content.assigneeId], text: 'reassigned', params: { reason: action.content.reason } }
        : { accounts: [] };
    case 'assign':
      return { accounts: [action.content.assigneeId], text: 'assigned' };
    case 'ask_opinion':
      return { accounts: [action.content.askedId], text: 'opinion_asked', params: { name: action.by.name } };
    case 'give_opinion':
      return {
        accounts: handlers(),
        text: 'opinion_given',
        params: { name: action.by.name },
      };
    case 'draft_extension':
      return { accounts: leaders(), text: 'extension_drafted', params: { due: dayText(action.content.dueOn) } };
    case 'record_breach':
      return {
        accounts: [...leaders(), ...deskHeads(), ...ids(headsAbove(deps, dossier.decidingUnitId, action.at))],
        text: 'breached',
        params: { holder: action.content.holder.unitName },
      };
    case 'desk_late':
      return { accounts: deskHeads(), text: action.content.stage === 'notice' ? 'desk_unread' : 'desk_unanswered' };
    case 'partner_silent': {
      const { partner, rule } = action.content;
      const name = dossier.state.consultations.find((one) => one.partner === partner)?.unitName ?? '';
      const accounts = [...assignee, ...(rule === 'escalate' ? deskHeads() : [])];
      return {
        accounts,
        text: rule === 'deemed_consent' ? 'partner_deemed' : 'partner_silent',
        params: { partner: name },
      };
    }
    case 'partner_receive': {
      if (action.content.complete) return { accounts: [] };
      const name = openConsultationOf(dossier.state.consultations, action.content.partner)?.unitName ?? '';
      return { accounts: assignee, text: 'partner_returned', params: { partner: name } };
    }
    case 'verify_data': {
      const isNews = action.content.results.some(({ outcome }) => outcome === 'different' || outcome === 'missing');
      if (!isNews) return { accounts: [] };
      return { accounts: [...assignee, ...handlers()], text: 'data_differs' };
    }
    case 'supplement':
      return { accounts: assignee, text: 'supplemented' };
    case 'change':
      return { accounts: assignee, text: 'changed' };
    case 'withdraw':
    case 'stop':
      return { accounts: assignee, text: 'withdrawn' };
    case 'report_error':
      return {
        accounts: ids(
          deps.organisation.officersWithRole({ unitId: dossier.decidingUnitId, role: 'clerk', at: action.at }),
        ),
        text: 'error_reported',
      };
    default:
      return { accounts: [] };
  }
}
