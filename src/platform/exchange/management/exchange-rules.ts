import { join } from 'node:path';
import { z } from 'zod';
import { TermText } from '#platform/calendar/index.ts';
import { BodiesKeptRule } from '../kept-bodies/kept-days.ts';
import { ReplayRule } from '../messages/replay-rules.ts';
import { CertificateRule } from '../certificates/certificate-rules.ts';
import { AgreementRule, ReviewRule } from './review-rules.ts';
import { PublishRule } from '../published/published-rules.ts';
import { TwoPersonRule } from '../proposals/two-person-rules.ts';
import { WatchRules } from '../watch/watch-rules.ts';
import { readContentFile } from '#infrastructure/content-file.ts';

const DatedTerm = z.strictObject({ term: TermText, article: z.string().min(1) });
const ExchangeRules = z.strictObject({
  managers: z.array(
    z.strictObject({
      unitKind: z.string(),
      from: z.iso.date(),
      to: z.iso.date().optional(),
      article: z.string(),
      verified: z.boolean().default(true),
    }),
  ),
  answerWithin: DatedTerm,
  noticeBeforeSuspension: DatedTerm,
  watch: WatchRules,
  /** Messages are kept so long after their time has ended. */
  messagesKept: z.strictObject({
    days: z.int().min(1).max(3650),
    source: z.string().min(5),
    verified: z.boolean().default(true),
  }),
  /** Bodies services keep can be read so long, and by nobody afterwards. */
  bodiesKept: BodiesKeptRule,
  /** Seals are stamped so often by an authority outside, where one is connected. */
  timeStamps: z.strictObject({
    everyMinutes: z.int().min(1).max(1440),
    source: z.string().min(5),
    verified: z.boolean().default(true),
  }),
  /** So long a gateway serves by what it knows while its database is gone. */
  gatewayAlone: z.strictObject({
    hours: z.int().min(1).max(168),
    source: z.string().min(5),
    verified: z.boolean().default(true),
  }),
  /** Thử kết nối: trials are kept so long, a person may ask for so many an hour, and none waits longer for a gateway. */
  connectionTrials: z.strictObject({
    keptDays: z.int().min(1).max(3650),
    mostAnHour: z.int().min(1).max(1000),
    waitSeconds: z.int().min(5).max(300),
    source: z.string().min(5),
    verified: z.boolean().default(true),
  }),
  /** When what did not arrive is sent again by itself. */
  replays: z.array(ReplayRule).default([]),
  /** How often grants are confirmed again, and from when they count as unused; the first in force on a day holds. */
  reviews: z.array(ReviewRule).default([]),
  /** Which grants are not given without a written agreement; none without a rule. */
  agreements: z.array(AgreementRule).default([]),
  /** Which changes need a second person; the first in force on a day holds, none without a rule. */
  twoPersons: z.array(TwoPersonRule).default([]),
  /** From how many calls figures are told to the public; without a rule in force none are. */
  publicFigures: z.array(PublishRule).default([]),
  /** How certificates of systems are issued; without a rule in force none are. */
  certificates: z.array(CertificateRule).default([]),
});
export type ExchangeRules = z.infer<typeof ExchangeRules>;

/** Quy tắc của nền tảng tích hợp: who manages it and the terms of its decisions, dated. Throws ContentFault. */
export async function readExchangeRules(contentDir: string): Promise<ExchangeRules> {
  return (await readContentFile(join(contentDir, 'exchange', 'rules.yaml'), ExchangeRules)).value;
}
