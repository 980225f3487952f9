import { RadioField } from '../../ui/inputs/RadioField.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import type { PartyDraft } from './intake-draft.ts';

const kinds = ['citizen', 'enterprise', 'organisation'] as const;

/** Một bên của hồ sơ: the number first, as it is read off the card. */
export function PartyFields({
  prefix,
  party,
  onChange,
  allowed,
  nameProblem,
}: {
  prefix: string;
  party: PartyDraft;
  onChange: (party: PartyDraft) => void;
  /** Kinds the procedure is for; the others are not shown. */
  allowed: readonly string[];
  nameProblem: string | undefined;
}) {
  const { t } = useTexts<DeskText>();
  const set = (changed: Partial<PartyDraft>) => onChange({ ...party, ...changed });
  const offered = kinds.filter((kind) => allowed.includes(kind));
  const number = party.kind === 'citizen' ? 'personalId' : 'taxCode';
  return (
    <>
      {offered.length > 1 && (
        <RadioField
          label={t('intake.kind')}
          options={offered.map((kind) => ({ value: kind, label: t(`intake.kind.${kind}`) }))}
          value={party.kind}
          onChange={(kind) => set({ kind })}
          isInline
        />
      )}
      <div className="pair">
        <TextField
          id={`${prefix}-number`}
          label={t(`intake.${number}`)}
          value={party[number]}
          onChange={(text) => set({ [number]: text })}
          inputMode="numeric"
          maxLength={20}
        />
        <TextField
          id={`${prefix}-name`}
          label={t(`intake.name.${party.kind}`)}
          value={party.name}
          onChange={(name) => set({ name })}
          maxLength={200}
          problem={nameProblem}
        />
        <TextField
          id={`${prefix}-phone`}
          label={t('intake.phone')}
          optional={t('form.optional')}
          value={party.phone}
          onChange={(phone) => set({ phone })}
          inputMode="tel"
          maxLength={20}
        />
        <TextField
          id={`${prefix}-address`}
          label={t('intake.address')}
          optional={t('form.optional')}
          value={party.address}
          onChange={(address) => set({ address })}
        />
      </div>
    </>
  );
}
