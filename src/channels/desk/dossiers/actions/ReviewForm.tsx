import type { ActionFormProps } from './ActionForm.tsx';
import { VerdictForm } from './VerdictForm.tsx';

/** Cho ý kiến thẩm định. */
export function ReviewForm({ act }: ActionFormProps) {
  return <VerdictForm act={act} kind="review" commandOf={(agree, note) => ({ kind: 'review', agree, note })} />;
}
