import { frameEn } from '../ui/frame/frame.en.ts';
import { processEn } from '../ui/process/process.en.ts';
import { uiEn } from '../ui/ui.en.ts';
import type { DeskText } from './desk.vi.ts';
import { dataEn } from './data/data.en.ts';
import { actionsEn } from './dossiers/actions/actions.en.ts';
import { dossierPageEn } from './dossiers/dossier-page.en.ts';
import { inboxEn } from './inbox/inbox.en.ts';
import { intakeEn } from './intake/intake.en.ts';
import { layoutEn } from './layout/layout.en.ts';
import { officeEn } from './office/office.en.ts';
import { queueEn } from './queue/queue.en.ts';
import { workEn } from './work/work.en.ts';

export const deskEn = {
  ...uiEn,
  ...frameEn,
  ...processEn,
  ...layoutEn,
  ...workEn,
  ...dossierPageEn,
  ...actionsEn,
  ...intakeEn,
  ...inboxEn,
  ...officeEn,
  ...queueEn,
  ...dataEn,
} as const satisfies Record<DeskText, string>;
