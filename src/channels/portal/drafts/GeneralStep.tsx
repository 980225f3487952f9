import type { InputHTMLAttributes } from 'react';
import { placesOfLevel } from '../../ui/places.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DraftPageModel } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import type { Draft } from './use-draft.ts';

const noOwner = {
  kind: 'citizen' as const,
  name: '',
  personalId: '',
  taxCode: null,
  phone: null,
  email: null,
  address: null,
};

/** Phần chung: where it is decided, for whom it is handed in, how to reach the applicant, how the result comes. */
export function GeneralStep({ model, draft }: { model: DraftPageModel; draft: Draft }) {
  return (
    <>
      {model.procedure.level !== 'province' && <Place model={model} draft={draft} />}
      <Owner draft={draft} />
      <Contact draft={draft} />
      <Delivery draft={draft} />
    </>
  );
}

function Place({ model, draft }: { model: DraftPageModel; draft: Draft }) {
  const { t } = useTexts<PortalText>();
  const districts = model.areas.filter(({ parent }) => parent === null);
  const places = placesOfLevel(model.areas, model.procedure.level);
  const isGrouped = model.procedure.level === 'commune' && districts.length > 0;
  return (
    <div className="field">
      <label htmlFor="areaCode">{t('form.placeTitle')}</label>
      <p className="help">{t('form.placeHelp')}</p>
      <select
        id="areaCode"
        name="areaCode"
        value={draft.content.areaCode ?? ''}
        onChange={(event) => draft.change({ areaCode: event.target.value || null })}
      >
        <option value="">{t('form.choose')}</option>
        {isGrouped
          ? districts.map((district) => (
              <optgroup key={district.code} label={district.name}>
                {places
                  .filter(({ parent }) => parent === district.code)
                  .map((area) => (
                    <option key={area.code} value={area.code}>
                      {area.name}
                    </option>
                  ))}
              </optgroup>
            ))
          : places.map((place) => (
              <option key={place.code} value={place.code}>
                {place.name}
              </option>
            ))}
      </select>
    </div>
  );
}

function Owner({ draft }: { draft: Draft }) {
  const { t } = useTexts<PortalText>();
  const { owner, authorisation } = draft.content;
  const setOwner = (changed: Partial<typeof noOwner>) => draft.change({ owner: { ...noOwner, ...owner, ...changed } });
  return (
    <>
      <fieldset className="field">
        <legend>{t('form.ownerQuestion')}</legend>
        <label className="choice">
          <input
            type="radio"
            name="owner"
            value="self"
            checked={owner === null}
            onChange={() => draft.change({ owner: null, authorisation: null })}
          />
          {t('form.ownerSelf')}
        </label>
        <label className="choice">
          <input
            type="radio"
            name="owner"
            value="other"
            checked={owner !== null}
            onChange={() => draft.change({ owner: noOwner, authorisation: { number: '', note: '' } })}
          />
          {t('form.ownerOther')}
        </label>
      </fieldset>
      {owner !== null && (
        <div className="item">
          <TextEntry
            name="owner.name"
            label={t('form.ownerName')}
            value={owner.name}
            onChange={(name) => setOwner({ name })}
            maxLength={200}
          />
          <TextEntry
            name="owner.personalId"
            label={t('form.ownerNumber')}
            value={owner.personalId}
            onChange={(personalId) => setOwner({ personalId })}
            maxLength={20}
            className="short"
            inputMode="numeric"
          />
          <TextEntry
            name="authorisation.number"
            label={t('form.authorisation')}
            value={authorisation?.number ?? ''}
            onChange={(number) => draft.change({ authorisation: { number, note: '' } })}
            maxLength={200}
          />
        </div>
      )}
    </>
  );
}

function Contact({ draft }: { draft: Draft }) {
  const { t } = useTexts<PortalText>();
  const { applicantPhone, applicantEmail } = draft.content;
  return (
    <div className="pair">
      <TextEntry
        name="applicantPhone"
        label={t('form.phone')}
        type="tel"
        value={applicantPhone}
        onChange={(text) => draft.change({ applicantPhone: text || null })}
        maxLength={20}
      />
      <TextEntry
        name="applicantEmail"
        label={t('form.email')}
        isOptional
        type="email"
        value={applicantEmail}
        onChange={(text) => draft.change({ applicantEmail: text || null })}
        maxLength={200}
      />
    </div>
  );
}

type TextEntryProps = Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'className' | 'inputMode'> & {
  /** Also the id: the step is posted by these names where no script runs. */
  name: string;
  label: string;
  isOptional?: boolean;
  value: string | null;
  onChange: (value: string) => void;
  maxLength: number;
};

function TextEntry({ name, label, isOptional, value, onChange, ...input }: TextEntryProps) {
  const { t } = useTexts<PortalText>();
  return (
    <div className="field">
      <label htmlFor={name}>
        {label}
        {isOptional && <span className="optional"> {t('form.optional')}</span>}
      </label>
      <input id={name} name={name} {...input} value={value ?? ''} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

function Delivery({ draft }: { draft: Draft }) {
  const { t } = useTexts<PortalText>();
  const { delivery } = draft.content;
  return (
    <fieldset className="field">
      <legend>{t('form.delivery')}</legend>
      {(['online', 'counter', 'post'] as const).map((how) => (
        <label key={how} className="choice">
          <input
            type="radio"
            name="delivery.how"
            value={how}
            checked={delivery.how === how}
            onChange={() => draft.change({ delivery: { ...delivery, how } })}
          />
          {t(`form.delivery.${how}`)}
        </label>
      ))}
      {delivery.how === 'post' && (
        <input
          name="delivery.address"
          aria-label={t('form.deliveryAddress')}
          value={delivery.address ?? ''}
          onChange={(event) => draft.change({ delivery: { how: 'post', address: event.target.value || null } })}
          maxLength={500}
        />
      )}
    </fieldset>
  );
}
