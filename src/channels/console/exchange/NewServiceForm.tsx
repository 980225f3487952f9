import { useState } from 'react';
import { saidNothing } from '#platform/exchange/proposals/proposal.contract.ts';
import type { SystemView } from '#platform/exchange/management/management.contract.ts';
import { bundleContract } from '#platform/exchange/soap/bundle.browser.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { SelectField } from '../../ui/inputs/SelectField.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { TickField } from '../../ui/inputs/TickField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { SecondPerson, Waiting } from './SecondPerson.tsx';
import { useMayWait } from './second-person.data.ts';

const empty = {
  code: '',
  version: '1.0',
  name: '',
  provider: '',
  upstream: '',
  contract: '',
  article: '',
  xRoadCode: '',
  mapping: '',
  composition: '',
  providerWsdl: '',
  personal: false,
};

/** Công bố dịch vụ, or a new contract of one that is published: what would break a consumer is said and not taken. */
export function NewServiceForm({ systems }: { systems: readonly SystemView[] }) {
  const { t } = useTexts<ConsoleText>();
  const [service, setService] = useState(empty);
  const [why, setWhy] = useState(saidNothing);
  const publish = useMayWait('/services', () => setService(empty));
  const set = (change: Partial<typeof empty>) => setService({ ...service, ...change });
  /** A WSDL and the schema files that go with it become one text. */
  const takeFiles = async (part: 'contract' | 'providerWsdl', files: FileList | null) => {
    const texts = await Promise.all([...(files ?? [])].map((file) => file.text()));
    if (texts.length > 0) set({ [part]: bundleContract(texts) });
  };
  const environment = systems.find(({ code }) => code === service.provider)?.environment ?? 'production';
  // A service to try out at an address that a real one has waits for a second person too.
  const mayBeReal = /^https?:/i.test(service.upstream);
  return (
    <details className="exchange-new">
      <summary>{t('exchange.service.new')}</summary>
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          const { xRoadCode, providerWsdl, ...rest } = service;
          const settings = { ...(xRoadCode && { xRoadCode }), ...(providerWsdl && { providerWsdl }) };
          publish.mutate({ ...rest, environment, settings, ...why });
        }}
      >
        <TextField label={t('exchange.service.name')} value={service.name} onChange={(name) => set({ name })} />
        <TextField label={t('exchange.service.code')} value={service.code} onChange={(code) => set({ code })} isShort />
        <TextField
          label={t('exchange.service.version')}
          value={service.version}
          onChange={(version) => set({ version })}
          isShort
        />
        <SelectField
          label={t('exchange.service.provider')}
          value={service.provider}
          onChange={(provider) => set({ provider })}
          options={systems.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TextField
          label={t('exchange.service.upstream')}
          help={t('exchange.composed.upstreamHelp')}
          value={service.upstream}
          onChange={(upstream) => set({ upstream })}
        />
        <FilesField
          id="contract-files"
          label={t('exchange.service.contractFiles')}
          accept=".wsdl,.xsd,.xml,.json,.yaml,.yml"
          onFiles={(files) => void takeFiles('contract', files)}
        />
        <TextField
          label={t('exchange.service.contract')}
          help={t('exchange.service.contractHelp')}
          value={service.contract}
          onChange={(contract) => set({ contract })}
          isLong
          maxLength={2_000_000}
        />
        <TextField
          label={t('exchange.request.article')}
          value={service.article}
          onChange={(article) => set({ article })}
        />
        <TextField
          label={t('exchange.service.xRoadCode')}
          help={t('exchange.service.xRoadCodeHelp')}
          value={service.xRoadCode}
          onChange={(xRoadCode) => set({ xRoadCode })}
          isShort
        />
        <TickField
          label={t('exchange.service.personalLabel')}
          isTicked={service.personal}
          onChange={(personal) => set({ personal })}
        />
        <TextField
          label={t('exchange.service.mapping')}
          help={t('exchange.service.mappingHelp')}
          value={service.mapping}
          onChange={(mapping) => set({ mapping })}
          isLong
          maxLength={200_000}
        />
        <TextField
          label={t('exchange.composed.declared')}
          help={t('exchange.composed.declaredHelp')}
          value={service.composition}
          onChange={(composition) => set({ composition })}
          isLong
          maxLength={200_000}
        />
        <FilesField
          id="provider-files"
          label={t('exchange.service.providerFiles')}
          help={t('exchange.service.providerFilesHelp')}
          accept=".wsdl,.xsd,.xml"
          onFiles={(files) => void takeFiles('providerWsdl', files)}
        />
        {publish.error && (
          <Problem
            error={publish.error}
            labels={{
              name: t('exchange.service.name'),
              code: t('exchange.service.code'),
              version: t('exchange.service.version'),
              provider: t('exchange.service.provider'),
              upstream: t('exchange.service.upstream'),
              contract: t('exchange.service.contract'),
              article: t('exchange.request.article'),
              settings: t('exchange.service.xRoadCode'),
              mapping: t('exchange.service.mapping'),
              composition: t('exchange.composed.declared'),
            }}
          />
        )}
        <SecondPerson
          kinds={['service_opened', 'personal_data', 'provider_address']}
          isReal={service.provider !== '' && (environment === 'production' || mayBeReal)}
          why={why}
          onChange={setWhy}
        />
        <Waiting proposed={publish.data?.proposed} urgent={why.urgent} />
        {publish.isSuccess && publish.data.proposed === null && (
          <p className="notice" role="status">
            {t('exchange.service.done', { name: String(publish.variables['name']) })}
          </p>
        )}
        <button className="button" type="submit" disabled={publish.isPending}>
          {t('exchange.service.publish')}
        </button>
      </form>
    </details>
  );
}

function FilesField({
  id,
  label,
  help,
  accept,
  onFiles,
}: {
  id: string;
  label: string;
  help?: string;
  accept: string;
  onFiles: (files: FileList | null) => void;
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {help !== undefined && <p className="help">{help}</p>}
      <input id={id} type="file" multiple accept={accept} onChange={(event) => onFiles(event.target.files)} />
    </div>
  );
}
