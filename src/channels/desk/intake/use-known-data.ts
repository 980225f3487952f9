import { contestOne } from '#applications/dossiers/known-data/contest.browser.ts';
import { momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import type { ProcedureAtCounter } from '../procedures/procedures.data.ts';
import type { KnownPart } from '../../ui/fields/known-section.ts';
import { useIntakeKnown } from './intake.data.ts';
import type { IntakeState } from './use-intake-draft.ts';

/** Dữ liệu đã biết khi tiếp nhận: asks for what registers know of whose numbers are filled in, and lays it into the draft. */
export function useKnownData({ draft, change }: IntakeState, { definition, registerNames }: ProcedureAtCounter) {
  const { lang } = useTexts<DeskText>();
  const look = useIntakeKnown();
  const { applicant, known } = draft;
  const number = applicant.kind === 'citizen' ? applicant.personalId : applicant.taxCode;
  const lookUp = () =>
    look.mutate(
      {
        commandId: draft.commandId,
        procedureCode: definition.code,
        form: draft.form,
        isRepresented: draft.isRepresented,
        applicant:
          applicant.kind !== 'organisation' && number.trim().length >= 9
            ? { kind: applicant.kind, number: number.trim() }
            : null,
      },
      {
        onSuccess: (answer) =>
          change({
            form: answer.form,
            known: answer.known,
            covers: answer.covers,
            ...(answer.applicant?.name && {
              applicant: {
                ...applicant,
                name: answer.applicant.name,
                address: answer.applicant.address ?? applicant.address,
              },
            }),
          }),
      },
    );
  const partOf = (section: string): KnownPart => ({
    section: known[section],
    registerName: (register) => registerNames[register] ?? register,
    moment: (at) => momentText(at, lang),
    onContest: (field, contest) => change({ known: contestOne(known, { section, field, contest }) }),
  });
  return { lookUp, isLooking: look.isPending, error: look.error, applicant: look.data?.applicant ?? null, partOf };
}
