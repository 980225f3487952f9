import { useState } from 'react';
import { missingMember } from '#platform/exchange/composition/composition.contract.ts';
import type { ExchangeOverview, ServiceView } from '#platform/exchange/management/management.contract.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { SelectField } from '../../ui/inputs/SelectField.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { TickField } from '../../ui/inputs/TickField.tsx';
import { useTexts } from '../../ui/text.tsx';
import { typedDay } from '../../ui/typed-days.ts';
import type { ConsoleText } from '../console.vi.ts';
import { ComposedGrants } from './ComposedGrants.tsx';
import { noFieldsText } from './exchange-parts.ts';
import { fieldsOf } from './grant-words.ts';
import { useGrantChange } from './grants.data.ts';

const empty = {
  consumer: '',
  service: '',
  operations: new Set<string>(),
  fields: new Set<string>(),
  purpose: '',
  article: '',
  from: '',
  to: '',
  isBulk: false,
};

/** Xin quyền khai thác: which system, which service, which fields, what for and on what ground. */
export function GrantRequestForm({ overview }: { overview: ExchangeOverview }) {
  const { t } = useTexts<ConsoleText>();
  const [asked, setAsked] = useState(empty);
  const request = useGrantChange('', () => setAsked(empty));
  const systems = overview.systems.filter(({ state }) => state === 'active');
  const environment = systems.find(({ code }) => code === asked.consumer)?.environment;
  const services = overview.services.filter((one) => one.state === 'published' && one.environment === environment);
  const service = services.find(({ key }) => key === asked.service);
  const set = (change: Partial<typeof empty>) => setAsked({ ...asked, ...change });
  const toggle = (list: ReadonlySet<string>, item: string, isIn: boolean) =>
    new Set(isIn ? [...list, item] : [...list].filter((one) => one !== item));
  return (
    <details className="exchange-new">
      <summary>{t('exchange.request.title')}</summary>
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          // What was ticked for an operation that is no longer asked for is not asked for either.
          const shown = service ? fieldsOf(service, asked.operations).map(({ path }) => path) : [];
          const ticked = shown.filter((path) => asked.fields.has(path));
          const fields = ticked.length > 0 ? ticked : null;
          const { isBulk, from, to, ...rest } = asked;
          const priority = isBulk ? 'bulk' : 'counter';
          const days = { from: typedDay(from), to: typedDay(to) };
          request.mutate({ ...rest, ...days, operations: [...asked.operations], fields, priority });
        }}
      >
        <SelectField
          label={t('exchange.request.consumer')}
          value={asked.consumer}
          onChange={(consumer) => set({ consumer, service: '' })}
          options={systems.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <SelectField
          label={t('exchange.request.service')}
          value={asked.service}
          onChange={(key) => set({ service: key, operations: new Set(), fields: new Set() })}
          options={services.map(({ key, name, version }) => ({ value: key, label: `${name} ${version}` }))}
        />
        {service && <ComposedGrants service={service} consumer={asked.consumer} />}
        {service && (
          <Choices
            service={service}
            asked={asked}
            onOperation={(id, isIn) => set({ operations: toggle(asked.operations, id, isIn) })}
            onField={(path, isIn) => set({ fields: toggle(asked.fields, path, isIn) })}
          />
        )}
        <TextField
          label={t('exchange.grant.purpose')}
          value={asked.purpose}
          onChange={(purpose) => set({ purpose })}
          isLong
        />
        <TextField
          label={t('exchange.request.article')}
          value={asked.article}
          onChange={(article) => set({ article })}
        />
        <TextField
          label={t('exchange.request.from')}
          help={t('exchange.request.day')}
          value={asked.from}
          onChange={(from) => set({ from })}
          isShort
        />
        <TextField label={t('exchange.request.to')} value={asked.to} onChange={(to) => set({ to })} isShort />
        <TickField label={t('exchange.request.bulk')} isTicked={asked.isBulk} onChange={(isBulk) => set({ isBulk })} />
        <p className="help">{t('exchange.request.bulkHelp')}</p>
        {request.error && (
          <Problem
            error={request.error}
            labels={{
              consumer: t('exchange.request.consumer'),
              service: t('exchange.request.service'),
              operations: t('exchange.grant.operations'),
              fields: t('exchange.grant.fields'),
              purpose: t('exchange.grant.purpose'),
              article: t('exchange.request.article'),
              from: t('exchange.request.from'),
              to: t('exchange.request.to'),
            }}
          />
        )}
        {request.isSuccess && <p className="notice">{t('exchange.request.sent')}</p>}
        <button className="button" type="submit" disabled={request.isPending}>
          {t('exchange.request.send')}
        </button>
      </form>
    </details>
  );
}

/** What is missing of a composed answer is told whatever is granted. */
const isChosen = ({ path }: { path: string }): boolean => path.split('.')[0] !== missingMember;

type ChoicesProps = {
  service: ServiceView;
  asked: { operations: ReadonlySet<string>; fields: ReadonlySet<string> };
  onOperation: (id: string, isIn: boolean) => void;
  onField: (path: string, isIn: boolean) => void;
};

/** Thao tác và trường: of personal data each field is chosen by itself, and sensitive ones say so. */
function Choices({ service, asked, onOperation, onField }: ChoicesProps) {
  const { t } = useTexts<ConsoleText>();
  const fields = fieldsOf(service, asked.operations).filter(isChosen);
  return (
    <>
      <fieldset className="field">
        <legend>{t('exchange.grant.operations')}</legend>
        {service.operations.map(({ id, summary }) => (
          <TickField
            key={id}
            label={summary === '' ? id : `${summary} (${id})`}
            isTicked={asked.operations.has(id)}
            onChange={(isIn) => onOperation(id, isIn)}
          />
        ))}
      </fieldset>
      {fields.length > 0 && (
        <fieldset className="field">
          <legend>{t('exchange.grant.fields')}</legend>
          <p className="help">
            {t(service.personal ? 'exchange.request.fieldsNeeded' : noFieldsText(service.key).asked)}
          </p>
          {fields.map(({ path, title, sensitive }) => (
            <TickField
              key={path}
              label={`${title}${sensitive ? ` (${t('exchange.request.sensitive')})` : ''}`}
              isTicked={asked.fields.has(path)}
              onChange={(isIn) => onField(path, isIn)}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
