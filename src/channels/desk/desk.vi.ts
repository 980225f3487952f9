import { uiVi } from '../ui/ui.vi.ts';
import { actionsVi } from './dossiers/actions/actions.vi.ts';
import { dossierPageVi } from './dossiers/dossier-page.vi.ts';
import { intakeVi } from './intake/intake.vi.ts';
import { layoutVi } from './layout/layout.vi.ts';
import { workVi } from './work/work.vi.ts';

/** Chữ của bàn làm việc. */
export const deskVi = { ...uiVi, ...layoutVi, ...workVi, ...dossierPageVi, ...actionsVi, ...intakeVi } as const;
export type DeskText = keyof typeof deskVi;
