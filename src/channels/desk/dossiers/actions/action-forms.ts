import type { OfficerCommand } from '#applications/dossiers/dossiers.contract.ts';
import { AcceptForm } from './AcceptForm.tsx';
import type { ActionFormProps } from './ActionForm.tsx';
import { AssignForm } from './AssignForm.tsx';
import { PayForm } from './PayForm.tsx';
import { PlainForm } from './PlainForm.tsx';
import { ProposeForm } from './ProposeForm.tsx';
import { RejectForm } from './RejectForm.tsx';
import { RequestSupplementForm } from './RequestSupplementForm.tsx';
import { ReturnResultForm } from './ReturnResultForm.tsx';
import { ReviewForm } from './ReviewForm.tsx';
import { SignForm } from './SignForm.tsx';
import { SupplementForm } from './SupplementForm.tsx';
import { WithdrawForm } from './WithdrawForm.tsx';

export type OfferedAction = OfficerCommand['kind'];

/** The form of each action an official may take. */
export const actionForms: Readonly<Record<OfferedAction, (props: ActionFormProps) => React.ReactNode>> = {
  accept: AcceptForm,
  reject: RejectForm,
  request_supplement: RequestSupplementForm,
  supplement: SupplementForm,
  assign: AssignForm,
  propose: ProposeForm,
  review: ReviewForm,
  sign: SignForm,
  issue: PlainForm('issue'),
  archive: PlainForm('archive'),
  return_result: ReturnResultForm,
  pay: PayForm,
  withdraw: WithdrawForm,
};

export function isOfferedAction(kind: string): kind is OfferedAction {
  return Object.hasOwn(actionForms, kind);
}
