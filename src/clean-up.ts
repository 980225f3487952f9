import type { Clock } from '#infrastructure/clock.ts';
import { deleteOldCommands } from '#infrastructure/command.queries.ts';
import type { Db } from '#infrastructure/database/connect.ts';
import { deleteOldIntakeKnown } from '#applications/dossiers/index.ts';
import {
  deleteOldAcme,
  deleteOldBodyKeys,
  deleteOldFigures,
  deleteOldFirstAnswers,
  deleteOldLists,
  deleteOldMessages,
  deleteOldTrials,
  firstKeptDay,
  type ExchangeRules,
} from '#platform/exchange/index.ts';
import { deleteExpiredSessions, deleteExpiredSignOn } from '#platform/identity/index.ts';
import { dropExpiredFiles, type SharedFilesDeps } from '#platform/shared-files/index.ts';

/** A command is recognised as a repeat for this long; no browser retries later. */
const commandDays = 30;

/** Figures of the axis are compared with those of the year before. */
const figuresDays = 400;

/** A dossier begun at a counter is handed in the same day or not at all. */
const intakeDays = 2;

/** Dọn dẹp hằng đêm: sessions that have ended, commands nobody will repeat, first answers, messages and trials of the axis whose time is over, keys of bodies whose days are over, files systems kept for each other until today. Dossiers, papers and files are never touched. */
export async function cleanUp({
  db,
  now,
  sharedFiles,
  exchangeRules,
}: {
  db: Db;
  now: Clock;
  sharedFiles: SharedFilesDeps;
  exchangeRules: Pick<ExchangeRules, 'messagesKept' | 'connectionTrials' | 'bodiesKept'>;
}): Promise<void> {
  const at = now();
  const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000);
  await deleteExpiredSessions(db, at);
  await deleteExpiredSignOn(db, at);
  await dropExpiredFiles(sharedFiles);
  await deleteOldIntakeKnown(db, daysAgo(intakeDays));
  await deleteOldFirstAnswers(db, at);
  await deleteOldAcme(db, at);
  await deleteOldLists(db, at);
  await deleteOldFigures(db, daysAgo(figuresDays));
  await deleteOldMessages(db, daysAgo(exchangeRules.messagesKept.days));
  await deleteOldBodyKeys(db, firstKeptDay(exchangeRules.bodiesKept, at));
  await deleteOldTrials(db, daysAgo(exchangeRules.connectionTrials.keptDays));
  await deleteOldCommands(db, daysAgo(commandDays));
}
