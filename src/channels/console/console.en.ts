import { frameEn } from '../ui/frame/frame.en.ts';
import { processEn } from '../ui/process/process.en.ts';
import { uiEn } from '../ui/ui.en.ts';
import type { ConsoleText } from './console.vi.ts';
import { consoleAlarmsEn } from './alarms/alarms.en.ts';
import { designerEn } from './designer/designer.en.ts';
import { draftsEn } from './drafts/drafts.en.ts';
import { editorEn } from './editor/editor.en.ts';
import { consoleComposedEn } from './exchange/composed-services.en.ts';
import { consoleBodiesEn } from './exchange/kept-bodies.en.ts';
import { consoleTrialsEn } from './exchange/connection-trials.en.ts';
import { consoleExchangeEn } from './exchange/exchange-console.en.ts';
import { logSearchEn } from './exchange/log-search.en.ts';
import { consoleSystemsEn } from './exchange/systems.en.ts';
import { consoleServicesEn } from './exchange/service-list.en.ts';
import { grantReviewsEn } from './exchange/grant-reviews.en.ts';
import { systemCertificatesEn } from './exchange/system-certificates.en.ts';
import { secondPersonEn } from './exchange/second-person.en.ts';
import { formDesignerEn } from './forms/forms.en.ts';
import { consoleLayoutEn } from './layout/layout.en.ts';
import { consoleProceduresEn } from './procedures/procedures.en.ts';
import { consoleRegistersEn } from './registers/registers.en.ts';

export const consoleEn = {
  ...uiEn,
  ...frameEn,
  ...processEn,
  ...consoleLayoutEn,
  ...consoleProceduresEn,
  ...consoleRegistersEn,
  ...consoleAlarmsEn,
  ...draftsEn,
  ...editorEn,
  ...designerEn,
  ...formDesignerEn,
  ...consoleExchangeEn,
  ...consoleBodiesEn,
  ...consoleTrialsEn,
  ...consoleComposedEn,
  ...logSearchEn,
  ...consoleSystemsEn,
  ...consoleServicesEn,
  ...grantReviewsEn,
  ...systemCertificatesEn,
  ...secondPersonEn,
} as const satisfies Record<ConsoleText, string>;
