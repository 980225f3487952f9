import { useState, type ReactNode } from 'react';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { Problem } from '../../../ui/frame/Problem.tsx';
import type { Act, Command } from '../dossier.data.ts';
import type { AllowedAction } from '#applications/dossiers/actions/officer-command.contract.ts';
import type { DeskDossierView, OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';

/** What the form of every action gets; `about` names the task it is about, where it is about one. */
export type ActionFormProps<View extends DeskDossierView = OfficerDossierView> = {
  view: View;
  act: Act;
  about: AllowedAction;
};

/**
 * Khung của một thao tác: its fields, the server's objection, the button. `command` is undefined while something is missing; then
 * the fields are told to show what (`isTried`).
 */
export function ActionForm({
  act,
  button,
  command,
  children,
}: {
  act: Act;
  button: string;
  command: Command | undefined;
  children?: ReactNode | ((isTried: boolean) => ReactNode);
}) {
  const { t } = useTexts<DeskText>();
  const [isTried, setTried] = useState(false);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (command && !act.isPending) act.send(command);
      }}
    >
      {typeof children === 'function' ? children(isTried) : children}
      {act.error !== null && <Problem error={act.error} />}
      <button type="submit" className="button" aria-disabled={act.isPending}>
        {act.isPending ? t('act.sending') : button}
      </button>
    </form>
  );
}

/** The words under an empty field that must be filled in, once sending was tried. */
export function missing(isTried: boolean, value: string, text: string): string | undefined {
  return isTried && value.trim() === '' ? text : undefined;
}
