import type { ActionFormProps } from './ActionForm.tsx';
import { VerdictForm } from './VerdictForm.tsx';

/** Ký duyệt. */
export function SignForm({ act }: ActionFormProps) {
  return <VerdictForm act={act} kind="sign" commandOf={(approve, note) => ({ kind: 'sign', approve, note })} />;
}
