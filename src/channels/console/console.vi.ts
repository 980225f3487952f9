import { frameVi } from '../ui/frame/frame.vi.ts';
import { processVi } from '../ui/process/process.vi.ts';
import { uiVi } from '../ui/ui.vi.ts';
import { consoleAlarmsVi } from './alarms/alarms.vi.ts';
import { designerVi } from './designer/designer.vi.ts';
import { draftsVi } from './drafts/drafts.vi.ts';
import { editorVi } from './editor/editor.vi.ts';
import { consoleComposedVi } from './exchange/composed-services.vi.ts';
import { consoleBodiesVi } from './exchange/kept-bodies.vi.ts';
import { consoleTrialsVi } from './exchange/connection-trials.vi.ts';
import { consoleExchangeVi } from './exchange/exchange-console.vi.ts';
import { logSearchVi } from './exchange/log-search.vi.ts';
import { consoleSystemsVi } from './exchange/systems.vi.ts';
import { consoleServicesVi } from './exchange/service-list.vi.ts';
import { grantReviewsVi } from './exchange/grant-reviews.vi.ts';
import { systemCertificatesVi } from './exchange/system-certificates.vi.ts';
import { secondPersonVi } from './exchange/second-person.vi.ts';
import { formDesignerVi } from './forms/forms.vi.ts';
import { consoleLayoutVi } from './layout/layout.vi.ts';
import { consoleProceduresVi } from './procedures/procedures.vi.ts';
import { consoleRegistersVi } from './registers/registers.vi.ts';

/** Chữ của trang quản trị. */
export const consoleVi = {
  ...uiVi,
  ...frameVi,
  ...processVi,
  ...consoleLayoutVi,
  ...consoleProceduresVi,
  ...consoleRegistersVi,
  ...consoleAlarmsVi,
  ...draftsVi,
  ...editorVi,
  ...designerVi,
  ...formDesignerVi,
  ...consoleExchangeVi,
  ...consoleBodiesVi,
  ...consoleTrialsVi,
  ...consoleComposedVi,
  ...logSearchVi,
  ...consoleSystemsVi,
  ...consoleServicesVi,
  ...grantReviewsVi,
  ...systemCertificatesVi,
  ...secondPersonVi,
} as const;
export type ConsoleText = keyof typeof consoleVi;
