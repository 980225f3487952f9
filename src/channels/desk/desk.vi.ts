import { frameVi } from '../ui/frame/frame.vi.ts';
import { processVi } from '../ui/process/process.vi.ts';
import { uiVi } from '../ui/ui.vi.ts';
import { dataVi } from './data/data.vi.ts';
import { actionsVi } from './dossiers/actions/actions.vi.ts';
import { dossierPageVi } from './dossiers/dossier-page.vi.ts';
import { inboxVi } from './inbox/inbox.vi.ts';
import { intakeVi } from './intake/intake.vi.ts';
import { layoutVi } from './layout/layout.vi.ts';
import { officeVi } from './office/office.vi.ts';
import { queueVi } from './queue/queue.vi.ts';
import { workVi } from './work/work.vi.ts';

/** Chữ của bàn làm việc. */
export const deskVi = {
  ...uiVi,
  ...frameVi,
  ...processVi,
  ...layoutVi,
  ...workVi,
  ...dossierPageVi,
  ...actionsVi,
  ...intakeVi,
  ...inboxVi,
  ...officeVi,
  ...queueVi,
  ...dataVi,
} as const;
export type DeskText = keyof typeof deskVi;
