import type { DeskDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { aboutPartner } from './about-task.ts';
import type { ActionFormProps } from './ActionForm.tsx';
import { VerdictForm } from './VerdictForm.tsx';

/** Lãnh đạo cơ quan phối hợp duyệt trả lời. */
export function PartnerApproveForm({ act, about }: ActionFormProps<DeskDossierView>) {
  return (
    <VerdictForm
      act={act}
      kind="partner_approve"
      commandOf={(approve, note) => ({ kind: 'partner_approve', ...aboutPartner(about), approve, note })}
    />
  );
}
