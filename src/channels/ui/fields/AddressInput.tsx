import { PlaceElsewhere } from './PlaceElsewhere.tsx';
import { asText, type InputProps, type ListEntry } from './field-props.ts';

type Parts = Readonly<Record<string, unknown>>;

function partsOf(value: unknown): Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/**
 * Địa chỉ: the province's own units from the lists, the largest first (no district where there is none), or any place of the country by
 * typing; then house number, street, hamlet in words.
 */
export function AddressInput({ path, value, onChange, lists, words, describedBy, wrong }: InputProps) {
  const parts = partsOf(value);
  const set = (changed: Parts) => onChange({ ...parts, ...changed });
  const districts = lists['districts'] ?? [];
  const communes = (lists['communes'] ?? []).filter(
    (entry) => !parts['district'] || entry.parent === parts['district'],
  );
  const commune = asText(parts['commune']);
  const isElsewhere = commune !== '' && !(lists['communes'] ?? []).some(({ code }) => code === commune);
  const first = districts.length > 0 ? 'district' : 'commune';
  const unit = (part: string, label: string, entries: readonly ListEntry[]) => (
    <label className="field" key={part}>
      <span>{label}</span>
      <select
        id={part === first ? path : undefined}
        name={`${path}.${part}`}
        value={asText(parts[part])}
        onChange={(event) =>
          set(part === 'district' ? { district: event.target.value, commune: '' } : { [part]: event.target.value })
        }
        aria-describedby={describedBy}
        aria-invalid={wrong || undefined}
      >
        <option value="">{words.choose}</option>
        {entries.map((entry) => (
          <option key={entry.code} value={entry.code}>
            {entry.name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div>
      {isElsewhere ? (
        ['province', 'district', 'commune'].map((part) => (
          <input key={part} type="hidden" name={`${path}.${part}`} value={asText(parts[part])} />
        ))
      ) : (
        <div className="pair">
          {districts.length > 0 && unit('district', words.district, districts)}
          {unit('commune', words.commune, communes)}
        </div>
      )}
      <PlaceElsewhere
        path={path}
        commune={isElsewhere ? commune : ''}
        lists={lists}
        words={words}
        onChoose={(place) =>
          set({ province: place?.province ?? '', district: place?.district ?? '', commune: place?.code ?? '' })
        }
      />
      <label className="field">
        <span>{words.detail}</span>
        <input
          name={`${path}.detail`}
          value={asText(parts['detail'])}
          onChange={(event) => set({ detail: event.target.value })}
          maxLength={200}
        />
      </label>
    </div>
  );
}
