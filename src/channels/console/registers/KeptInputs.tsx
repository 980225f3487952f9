import { useId } from 'react';
import type { KeptField, KeptInput } from '#data/registry/keeping/keeping.contract.ts';
import { PlaceInput } from '../../ui/fields/PlaceInput.tsx';
import { SelectField } from '../../ui/inputs/SelectField.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import type { Problems } from './correction-problems.ts';
import { isParts, isRows, sentIndex, typedOf, type Typed, type TypedParts } from './typed-values.ts';

export type KeptInputProps<Kind extends KeptInput['kind'] = KeptInput['kind']> = {
  label: string;
  input: Extract<KeptInput, { kind: Kind }>;
  typed: Typed;
  /** Where it stands in the record; undefined in a row that will not be sent. */
  at: readonly string[] | undefined;
  problems: Problems;
  onChange: (typed: Typed) => void;
};

/** Ô nhập của một giá trị trong bản ghi, by its kind. */
export function KeptInputs({ input, ...props }: KeptInputProps) {
  switch (input.kind) {
    case 'parts':
      return <PartsInput input={input} {...props} />;
    case 'rows':
      return <RowsInput input={input} {...props} />;
    case 'choice':
    case 'yes_no':
      return <ChoiceOf input={input} {...props} />;
    // A place that stands alone has nothing beside it to set.
    case 'place':
      return <PlaceOf {...props} onPlace={(place) => props.onChange(place?.code ?? '')} />;
    default:
      return <LineInput input={input} {...props} />;
  }
}

const lineIn = (typed: Typed): string => (typeof typed === 'string' ? typed : '');

function LineInput({ label, input, typed, at, problems, onChange }: KeptInputProps<'text' | 'number' | 'date'>) {
  const { t } = useTexts<ConsoleText>();
  const dates = input.kind === 'date' ? input.precisions.map((precision) => t(`record.date.${precision}`)) : [];
  const help =
    input.kind === 'date' ? t('record.dateHelp', { forms: [...dates, ...input.words].join(', ') }) : undefined;
  return (
    <TextField
      {...{ label, onChange, help }}
      value={lineIn(typed)}
      problem={problems.of(at)}
      maxLength={input.kind === 'text' ? input.maxLength : 40}
      {...(input.kind === 'number' && { inputMode: 'decimal' as const })}
      isShort={input.kind !== 'text'}
      isLong={input.kind === 'text' && input.maxLength >= 500}
    />
  );
}

function ChoiceOf({ label, input, typed, at, problems, onChange }: KeptInputProps<'choice' | 'yes_no'>) {
  const { t } = useTexts<ConsoleText>();
  const options =
    input.kind === 'choice'
      ? input.choices.map(({ value, text }) => ({ value, label: text }))
      : (['true', 'false'] as const).map((value) => ({
          value,
          label: t(value === 'true' ? 'record.yes' : 'record.no'),
        }));
  const value = lineIn(typed);
  // A code that is no longer of the list is still what the record says.
  const isListed = value === '' || options.some((option) => option.value === value);
  return (
    <SelectField
      {...{ label, value, onChange }}
      options={isListed ? options : [...options, { value, label: value }]}
      problem={problems.of(at)}
      unchosen={t('record.unchosen')}
    />
  );
}

type ChosenPlace = { code: string; district: string | null; province: string };
type PlaceOfProps = Omit<KeptInputProps<'place'>, 'input' | 'onChange'> & {
  onPlace: (place: ChosenPlace | undefined) => void;
};

function PlaceOf({ label, typed, at, problems, onPlace }: PlaceOfProps) {
  return <PlaceInput id={useId()} label={label} commune={lineIn(typed)} problem={problems.of(at)} onChoose={onPlace} />;
}

/** Giá trị có nhiều phần. */
function PartsInput({ label, input, typed, at, problems, onChange }: KeptInputProps<'parts'>) {
  return (
    <fieldset className="item">
      <legend>{label}</legend>
      {problems.of(at) && <p className="problem">{problems.of(at)}</p>}
      <PartInputs {...{ input, at, problems, onChange }} typed={isParts(typed) ? typed : { parts: {}, kept: {} }} />
    </fieldset>
  );
}

type PartInputsProps = Omit<KeptInputProps<'parts'>, 'label' | 'typed'> & { typed: TypedParts };

function PartInputs({ input, typed, at, problems, onChange }: PartInputsProps) {
  const set = (path: string, part: Typed, kept = typed.kept) =>
    onChange({ parts: { ...typed.parts, [path]: part }, kept });
  return input.parts.map((part: KeptField) => {
    const shared = {
      ...{ label: part.label, typed: typed.parts[part.path] ?? '', problems },
      at: at && [...at, part.path],
    };
    if (part.input.kind !== 'place') {
      return <KeptInputs key={part.path} {...shared} input={part.input} onChange={(value) => set(part.path, value)} />;
    }
    const { above } = part.input;
    return (
      <PlaceOf
        key={part.path}
        {...shared}
        onPlace={(place) => set(part.path, place?.code ?? '', keptWith(typed.kept, above, place))}
      />
    );
  });
}

/** The units a place lies in, as its address names them; those of the place before it are gone. */
function keptWith(
  kept: TypedParts['kept'],
  above: Extract<KeptInput, { kind: 'place' }>['above'],
  place: ChosenPlace | undefined,
): TypedParts['kept'] {
  const units = (['district', 'province'] as const).flatMap((unit) => {
    const [path, code] = [above[unit], place?.[unit]];
    return path && code ? [[path, code] as const] : [];
  });
  const others = Object.entries(kept).filter(([path]) => !Object.values(above).includes(path));
  return Object.fromEntries([...others, ...units]);
}

/** Bảng: rows to add and take away. */
function RowsInput({ label, input, typed, at, problems, onChange }: KeptInputProps<'rows'>) {
  const { t } = useTexts<ConsoleText>();
  const own = isRows(typed) ? typed : { rows: [] };
  const { rows } = own;
  return (
    <fieldset className="rows">
      <legend>{label}</legend>
      {problems.of(at) && <p className="problem">{problems.of(at)}</p>}
      {rows.map(({ id, typed: row }, index) => {
        const sent = sentIndex(input, own, id);
        const name = t('record.row', { number: index + 1 });
        return (
          <div key={id}>
            <KeptInputs
              label={name}
              input={input.row}
              typed={row}
              at={at && sent !== undefined ? [...at, String(sent)] : undefined}
              problems={problems}
              onChange={(value) => onChange({ rows: rows.map((one) => (one.id === id ? { id, typed: value } : one)) })}
            />
            <button
              type="button"
              className="button plain"
              onClick={() => onChange({ rows: rows.filter((one) => one.id !== id) })}
            >
              {t('record.removeRow', { number: index + 1 })}
            </button>
          </div>
        );
      })}
      {rows.length < input.most && (
        <button
          type="button"
          className="button quiet"
          onClick={() => {
            const id = Math.max(-1, ...rows.map((one) => one.id)) + 1;
            onChange({ rows: [...rows, { id, typed: typedOf(input.row, undefined) }] });
          }}
        >
          {t('record.addRow')}
        </button>
      )}
    </fieldset>
  );
}
