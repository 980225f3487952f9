import type { OfficerCommand } from '#applications/dossiers/actions/officer-command.contract.ts';
import type { DeskDossierView, OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { aboutPartner, aboutTask } from './about-task.ts';
import { AcceptForm } from './AcceptForm.tsx';
import type { ActionFormProps } from './ActionForm.tsx';
import { AskOpinionForm } from './AskOpinionForm.tsx';
import { AssignForm } from './AssignForm.tsx';
import { ConsultForm } from './ConsultForm.tsx';
import { ExtendForm } from './ExtendForm.tsx';
import { PartnerAnswerForm } from './PartnerAnswerForm.tsx';
import { PartnerApproveForm } from './PartnerApproveForm.tsx';
import { PartnerReceiveForm } from './PartnerReceiveForm.tsx';
import { PayForm } from './PayForm.tsx';
import { PlainForm } from './PlainForm.tsx';
import { ProposeForm } from './ProposeForm.tsx';
import { ReassignForm } from './ReassignForm.tsx';
import { RejectForm } from './RejectForm.tsx';
import { RequestSupplementForm } from './RequestSupplementForm.tsx';
import { ReturnResultForm } from './ReturnResultForm.tsx';
import { ReviewForm } from './ReviewForm.tsx';
import { SettleDataForm } from './SettleDataForm.tsx';
import { SignForm } from './SignForm.tsx';
import { StopForm } from './StopForm.tsx';
import { ChangeForm, SupplementForm } from './SupplementForm.tsx';
import { TextForm } from './TextForm.tsx';
import { WithdrawForm } from './WithdrawForm.tsx';

export type OfferedAction = OfficerCommand['kind'];
type FormFor<View extends DeskDossierView> = (props: ActionFormProps<View>) => React.ReactNode;

/** Actions a coordinating agency may take as well: their forms need nothing it does not see. */
export const sharedForms = {
  partner_receive: PartnerReceiveForm,
  partner_answer: PartnerAnswerForm,
  partner_approve: PartnerApproveForm,
  partner_send: PlainForm('partner_send', (about) => ({ kind: 'partner_send', ...aboutPartner(about) })),
  claim: PlainForm('claim', (about) => ({ kind: 'claim', ...aboutTask(about) })),
  reassign: ReassignForm,
  acknowledge: TextForm('acknowledge', (note, about) => ({ kind: 'acknowledge', ...aboutTask(about), note }), {
    isOptional: true,
  }),
} satisfies Partial<Record<OfferedAction, FormFor<DeskDossierView>>>;

/** Actions on a dossier one sees whole. */
export const wholeForms = {
  accept: AcceptForm,
  reject: RejectForm,
  request_supplement: RequestSupplementForm,
  supplement: SupplementForm,
  change: ChangeForm,
  assign: AssignForm,
  consult: ConsultForm,
  consult_again: TextForm('consult_again', (note, about) => ({ kind: 'consult_again', ...aboutPartner(about), note })),
  propose: ProposeForm,
  review: ReviewForm,
  sign: SignForm,
  issue: PlainForm('issue', () => ({ kind: 'issue' })),
  archive: PlainForm('archive', () => ({ kind: 'archive' })),
  return_result: ReturnResultForm,
  pay: PayForm,
  withdraw: WithdrawForm,
  stop: StopForm,
  extend: ExtendForm,
  report_error: TextForm('report_error', (what) => ({ kind: 'report_error', what })),
  correct: TextForm('correct', (what) => ({ kind: 'correct', what })),
  settle_data: SettleDataForm,
  note: TextForm('note', (text) => ({ kind: 'note', text })),
  ask_opinion: AskOpinionForm,
  give_opinion: TextForm('give_opinion', (text, about) => ({
    kind: 'give_opinion',
    opinionId: about.taskId ?? '',
    text,
  })),
} satisfies Record<Exclude<OfferedAction, keyof typeof sharedForms>, FormFor<OfficerDossierView>>;

export const isShared = (kind: string): kind is keyof typeof sharedForms => Object.hasOwn(sharedForms, kind);
export const isWhole = (kind: string): kind is keyof typeof wholeForms => Object.hasOwn(wholeForms, kind);

export function isOfferedAction(kind: string): kind is OfferedAction {
  return isShared(kind) || isWhole(kind);
}

/** Việc phụ: possible beside the work itself, shown below it. */
const sideActions: readonly OfferedAction[] = [
  'claim',
  'reassign',
  'acknowledge',
  'note',
  'ask_opinion',
  'change',
  'stop',
  'withdraw',
  'report_error',
];

/** An extension is the leader's to decide once it is drafted; before that it can be, but need not. */
export function isSideAction(kind: OfferedAction, view: DeskDossierView): boolean {
  if (kind === 'extend') return view.view !== 'whole' || view.extension.draft === null;
  return sideActions.includes(kind);
}
