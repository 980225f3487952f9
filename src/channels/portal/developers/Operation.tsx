import {
  sampleLanguages,
  type ContractPage,
  type OperationPage,
  type Trial,
} from '#platform/exchange/developers/developers.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { TrialGiven } from '../page-model.ts';
import type { PortalText } from '../portal.vi.ts';
import { Listing, Scroller } from './Listing.tsx';
import { TrialForm } from './TrialForm.tsx';

type Props = { operation: OperationPage; contract: ContractPage; trial: Trial | null; given: TrialGiven | undefined };

/** Một thao tác: how it is called, what it gives, and trying it. */
export function Operation({ operation, contract, trial, given }: Props) {
  const { t } = useTexts<PortalText>();
  const { id, method, path, summary, answer } = operation;
  return (
    <section className="item" id={id} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{summary || id}</h3>
      <p>
        <code className="wide">
          <strong>{method.toUpperCase()}</strong> {path}
        </code>
      </p>
      <Parameters operation={operation} />
      <Fields operation={operation} />
      {answer && (
        <details>
          <summary>{t('contract.answer', { status: answer.status })}</summary>
          {answer.body === '' ? (
            <p>{t('contract.noAnswer')}</p>
          ) : (
            <Listing label={`${id} ${answer.status}`} text={answer.body} />
          )}
        </details>
      )}
      <h4>{t('contract.samples')}</h4>
      {sampleLanguages.map((language) => (
        <details key={language}>
          <summary>{t(`contract.sample.${language}`)}</summary>
          <Listing label={`${t(`contract.sample.${language}`)} ${id}`} text={operation.samples[language]} />
        </details>
      ))}
      <Soap operation={operation} />
      {contract.inSandbox && <TrialForm operation={operation} contract={contract} trial={trial} given={given} />}
    </section>
  );
}

/** Gọi bằng SOAP: the envelope is posted to the address of the service itself. */
function Soap({ operation: { id, soap } }: { operation: OperationPage }) {
  const { t } = useTexts<PortalText>();
  if (!soap) return null;
  return (
    <details>
      <summary>{t('contract.soap')}</summary>
      <p>{t('contract.soapHelp')}</p>
      <Listing label={`${t('contract.soapRequest')} ${id}`} text={soap.request} />
      {soap.answer !== null && <Listing label={`${t('contract.soapAnswer')} ${id}`} text={soap.answer} />}
      {sampleLanguages.map((language) => (
        <details key={language}>
          <summary>{t(`contract.sample.${language}`)}</summary>
          <Listing label={`SOAP ${t(`contract.sample.${language}`)} ${id}`} text={soap.samples[language]} />
        </details>
      ))}
    </details>
  );
}

function Parameters({ operation: { id, parameters } }: { operation: OperationPage }) {
  const { t } = useTexts<PortalText>();
  if (parameters.length === 0) return <p className="muted">{t('contract.noParameters')}</p>;
  return (
    <Scroller label={`${t('contract.parameters')} ${id}`}>
      <table>
        <caption>{t('contract.parameters')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('contract.name')}</th>
            <th scope="col">{t('contract.place')}</th>
            <th scope="col">{t('contract.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map(({ name, in: place, required, description, example }) => (
            <tr key={`${place} ${name}`}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                {t(`contract.place.${place}`)}, {required ? t('contract.required') : t('contract.optional')}
              </td>
              <td>
                {description}
                {example !== '' && (
                  <>
                    {description !== '' && <br />}
                    {t('contract.example')}: <code className="wide">{example}</code>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Fields({ operation: { id, fields } }: { operation: OperationPage }) {
  const { t } = useTexts<PortalText>();
  if (fields.length === 0) return null;
  return (
    <details>
      <summary>{t('contract.fields', { count: fields.length })}</summary>
      <Scroller label={`${t('contract.field')} ${id}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('contract.field')}</th>
              <th scope="col">{t('contract.fieldTitle')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ path, title, sensitive }) => (
              <tr key={path}>
                <th scope="row">
                  <code className="wide">{path}</code>
                </th>
                <td>
                  {title} {sensitive && <span className="tag">{t('contract.sensitive')}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}
