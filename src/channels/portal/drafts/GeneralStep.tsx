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
  const isCommune = model.procedure.level === 'commune';
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
        {isCommune
          ? districts.map((district) => (
              <optgroup key={district.code} label={district.name}>
                {model.areas
                  .filter(({ parent }) => parent === district.code)
                  .map((area) => (
                    <option key={area.code} value={area.code}>
                      {area.name}
                    </option>
                  ))}
              </optgroup>
            ))
          : districts.map((district) => (
              <option key={district.code} value={district.code}>
                {district.name}
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
          <div className="field">
            <label htmlFor="owner.name">{t('form.ownerName')}</label>
            <input
              id="owner.name"
              name="owner.name"
              value={owner.name}
              onChange={(event) => setOwner({ name: event.target.value })}
              maxLength={200}
            />
          </div>
          <div className="field">
            <label htmlFor="owner.personalId">{t('form.ownerNumber')}</label>
            <input
              id="owner.personalId"
              name="owner.personalId"
              className="short"
              inputMode="numeric"
              value={owner.personalId ?? ''}
              onChange={(event) => setOwner({ personalId: event.target.value })}
              maxLength={20}
            />
          </div>
          <div className="field">
            <label htmlFor="authorisation.number">{t('form.authorisation')}</label>
            <input
              id="authorisation.number"
              name="authorisation.number"
              value={authorisation?.number ?? ''}
              onChange={(event) => draft.change({ authorisation: { number: event.target.value, note: '' } })}
              maxLength={200}
            />
          </div>
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
      <div className="field">
        <label htmlFor="applicantPhone">{t('form.phone')}</label>
        <input
          id="applicantPhone"
          name="applicantPhone"
          type="tel"
          value={applicantPhone ?? ''}
          onChange={(event) => draft.change({ applicantPhone: event.target.value || null })}
          maxLength={20}
        />
      </div>
      <div className="field">
        <label htmlFor="applicantEmail">
          {t('form.email')} <span className="optional">{t('form.optional')}</span>
        </label>
        <input
          id="applicantEmail"
          name="applicantEmail"
          type="email"
          value={applicantEmail ?? ''}
          onChange={(event) => draft.change({ applicantEmail: event.target.value || null })}
          maxLength={200}
        />
      </div>
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
