import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { Loading, Problem } from '../../../ui/frame/Problem.tsx';
import { FormSections } from '../../procedures/FormSections.tsx';
import { useProcedure, type ProcedureAtCounter } from '../../procedures/procedures.data.ts';
import { useProcedureForm } from '../../procedures/use-procedure-form.ts';

type CorrectedFormProps = {
  view: Pick<OfficerDossierView, 'procedureCode' | 'form'>;
  /** Null until something is corrected. */
  corrected: Record<string, unknown> | null;
  onChange: (form: Record<string, unknown>) => void;
};

/** Tờ khai sửa lại tại quầy, beginning with what was declared. */
export function CorrectedForm(props: CorrectedFormProps) {
  const { data, error } = useProcedure(props.view.procedureCode);
  if (error) return <Problem error={error} />;
  if (!data) return <Loading />;
  return <Sections {...props} procedure={data} />;
}

function Sections({ view, corrected, onChange, procedure }: CorrectedFormProps & { procedure: ProcedureAtCounter }) {
  const filled = useProcedureForm(procedure, corrected ?? view.form);
  return <FormSections procedure={procedure} filled={filled} onChange={onChange} isTried />;
}
