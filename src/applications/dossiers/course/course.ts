import type { InstalledPackage } from '#applications/procedures/index.ts';
import type { Directory } from '#data/organisation/index.ts';
import type { RuleProfile, UnitCalendars } from '#platform/calendar/index.ts';
import type { Collaboration } from '#platform/workflow/index.ts';
import type { Dossier } from './dossier.ts';

/** Việc đang mở: a task of the process in somebody's tray, or a colleague's opinion asked for. */
export type CourseTask = {
  /** Which running process it belongs to: `main`, a partner's key, or `opinion`. */
  instance: string;
  taskId: string;
  /** The coordinating agency it is about, also when it is a task of the lead agency. */
  partner: string | null;
  nodeId: string;
  name: string;
  action: string;
  role: string;
  unitId: string;
  assigneeId: string | null;
  openedAt: Date;
  /** The action that opened it: whoever did that handed the dossier over. */
  openedBy: number;
  /** Thời gian của bước, a term in words; its end, moved on when the dossier rested. */
  term: string | null;
  stepDueAt: Date | null;
};

/** Diễn biến của hồ sơ: everything an action can change, as plain data. */
export type Course = { dossier: Dossier; instances: Collaboration; tasks: readonly CourseTask[] };

/** What a course is reckoned by. */
export type Ground = {
  installed: InstalledPackage;
  rulesOn: (on: string) => RuleProfile;
  calendars: UnitCalendars;
  organisation: Pick<Directory, 'findUnit' | 'competentUnit' | 'officersWithRole' | 'deskOf'>;
};

/** What an action changed, for whoever keeps it. */
export type CourseChange = {
  course: Course;
  opened: readonly CourseTask[];
  closed: readonly (CourseTask & { outcome: 'completed' | 'cancelled' })[];
  /** Tasks that stay open with another unit, holder or time. */
  changed: readonly CourseTask[];
  /** Work for an outside system: the ministry that issues the result. */
  jobs: readonly { taskId: string }[];
};
