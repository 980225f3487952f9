import type { ContractPage, OperationPage, Trial } from '#platform/exchange/developers/developers.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { TrialGiven } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { Listing } from './Listing.tsx';

type Props = { operation: OperationPage; contract: ContractPage; trial: Trial | null; given: TrialGiven | undefined };

/** Gọi thử: an ordinary form; the page comes back with what was sent and what the gateway said. */
export function TrialForm({ operation, contract, trial, given }: Props) {
  const { t } = useTexts<PortalText>();
  const { id, parameters, body } = operation;
  const { code, version, personal } = contract;
  return (
    <details open={trial !== null} id={`thu-${id}`}>
      <summary>{t('try.title')}</summary>
      <p className="muted">{t('try.help')}</p>
      <form method="post" action={`/nha-phat-trien/${code}/${version}#thu-${id}`}>
        <input type="hidden" name="operation" value={id} />
        {parameters.map(({ name, example }) => (
          <div className="field" key={name}>
            <label htmlFor={`${id}-${name}`}>{name}</label>
            <input
              id={`${id}-${name}`}
              name={`p.${name}`}
              maxLength={200}
              defaultValue={given?.parameters[name] ?? example}
              autoComplete="off"
            />
          </div>
        ))}
        {body !== null && (
          <div className="field">
            <label htmlFor={`${id}--body`}>{t('try.body')}</label>
            <textarea id={`${id}--body`} name="body" rows={6} maxLength={20_000} defaultValue={given?.body ?? body} />
          </div>
        )}
        <Choice id={`${id}--token`} name="token" label={t('try.withToken')} isOn={given?.withToken ?? true} />
        {personal && (
          <Choice id={`${id}--purpose`} name="purpose" label={t('try.withPurpose')} isOn={given?.withPurpose ?? true} />
        )}
        {operation.soap && (
          <Choice id={`${id}--soap`} name="soap" label={t('try.inSoap')} isOn={given?.inSoap ?? false} />
        )}
        <p>
          <button className="button" type="submit">
            {t('try.send')}
          </button>
        </p>
      </form>
      {trial && (
        <div role="status">
          <h4>{t('try.request')}</h4>
          <Listing label={t('try.request')} text={trial.request} />
          <h4>{t('try.answer', { status: trial.status })}</h4>
          <Listing label={t('try.answer', { status: trial.status })} text={trial.body} />
        </div>
      )}
    </details>
  );
}

function Choice({ id, name, label, isOn }: { id: string; name: string; label: string; isOn: boolean }) {
  return (
    <div className="field">
      <label className="choice" htmlFor={id}>
        <input type="checkbox" id={id} name={name} value="1" defaultChecked={isOn} /> {label}
      </label>
    </div>
  );
}
