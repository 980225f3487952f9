import { useState } from 'react';
import { saidNothing } from '#platform/exchange/proposals/proposal.contract.ts';
import type { ExchangeOverview, SystemView } from '#platform/exchange/management/management.contract.ts';
import { dayOf, shortDay } from '../../ui/dates.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useRevoke } from './exchange.data.ts';
import { CertificatesOfSystem } from './CertificatesOfSystem.tsx';
import { DecoysOfSystem } from './DecoysOfSystem.tsx';
import { findSystems } from './find-systems.ts';
import { NewSystemForm } from './NewSystemForm.tsx';
import { RevokeKey } from './RevokeKey.tsx';
import { SecondPerson, Waiting } from './SecondPerson.tsx';
import { useMayWait, useSecret } from './second-person.data.ts';
import { ShownOnce } from './ShownOnce.tsx';
import { StateForm } from './StateForm.tsx';
import { SystemFacts } from './SystemFacts.tsx';
import { WaitingCertificates } from './WaitingCertificates.tsx';

/** Các hệ thống: what they may show to be let in, and cutting one off. */
export function SystemsPart({ overview: { systems, mayManage } }: { overview: ExchangeOverview }) {
  const { t } = useTexts<ConsoleText>();
  const [search, setSearch] = useState('');
  const found = findSystems(systems, search);
  return (
    <>
      {mayManage && <WaitingCertificates />}
      {mayManage && <NewSystemForm onRegistered={setSearch} />}
      <TextField label={t('exchange.systems.search')} value={search} onChange={setSearch} />
      {found.length === 0 && <p className="muted">{t('exchange.systems.noneFound')}</p>}
      {found.map((system) => (
        <article key={system.code} className="exchange-card">
          <h2>{system.name}</h2>
          <p>
            <span className={system.state === 'active' ? 'tag' : 'tag warn'}>
              {t(`exchange.system.state.${system.state}`)}
            </span>{' '}
            <span className="muted">
              {system.code} · {system.ownerName} ({system.ownerCode}) ·{' '}
              {system.contact !== '' && `${system.contact} · `}
              {t('exchange.system.level', { level: system.securityLevel })} ·{' '}
              {t(`exchange.environment.${system.environment}`)}
              {system.xRoadId !== null && ` · X-Road: ${system.xRoadId}`}
            </span>
          </p>
          <Keys system={system} />
          <CertificatesOfSystem code={system.code} />
          <DecoysOfSystem system={system} />
          <SignOnAddresses system={system} />
          {mayManage && <SystemFacts system={system} />}
          {mayManage && <State system={system} />}
        </article>
      ))}
    </>
  );
}

function Keys({ system }: { system: SystemView }) {
  const { t } = useTexts<ConsoleText>();
  const secret = useSecret(system.code);
  const revoke = useRevoke(system.code);
  const [key, setKey] = useState('');
  const [why, setWhy] = useState(saidNothing);
  const addKey = useMayWait(`/systems/${system.code}/purpose-keys`, () => setKey(''));
  const addCertificate = useMayWait(`/systems/${system.code}/certificates`, () => setKey(''));
  const isCertificate = key.includes('BEGIN CERTIFICATE');
  const adding = isCertificate ? addCertificate : addKey;
  return (
    <details>
      <summary>{t('exchange.keys.title', { count: system.credentials.length })}</summary>
      <ul className="plain-list">
        {system.credentials.map(({ id, kind, subject, notAfter, endsSoon, renewsItself }) => (
          <li key={id}>
            {t(`exchange.keys.${kind}`)} {subject} ·{' '}
            <span className={endsSoon ? 'tag warn' : 'muted'}>
              {t('exchange.keys.until', { day: shortDay(dayOf(notAfter)) })}
            </span>{' '}
            {renewsItself && <span className="tag">{t('exchange.certificates.renews')}</span>}{' '}
            <RevokeKey isPending={revoke.isPending} onRevoke={() => revoke.mutate(id)} />
          </li>
        ))}
      </ul>
      <ShownOnce
        made={secret.data}
        text={t(
          secret.data?.proposed && !secret.variables.urgent ? 'exchange.second.secretWaits' : 'exchange.keys.once',
        )}
      />
      <Waiting proposed={secret.data?.proposed} urgent={secret.variables?.urgent ?? false} />
      <SecondPerson
        kinds={['credential_given']}
        isReal={system.environment === 'production'}
        why={why}
        onChange={setWhy}
      />
      {(secret.error ?? revoke.error) && <Problem error={secret.error ?? revoke.error ?? new Error()} />}
      <button type="button" className="button quiet" disabled={secret.isPending} onClick={() => secret.mutate(why)}>
        {t('exchange.keys.newSecret')}
      </button>
      <div className="narrow">
        <TextField
          label={t('exchange.keys.paste')}
          help={t('exchange.keys.pasteHelp')}
          value={key}
          onChange={setKey}
          isLong
          maxLength={20_000}
        />
        {adding.error && <Problem error={adding.error} />}
        <Waiting proposed={adding.data?.proposed} urgent={why.urgent} />
        <button
          type="button"
          className="button quiet"
          disabled={key.trim() === '' || adding.isPending}
          onClick={() => adding.mutate({ ...why, ...(isCertificate ? { pem: key } : { jwk: jsonOf(key) }) })}
        >
          {t('exchange.keys.add')}
        </button>
      </div>
    </details>
  );
}

/** Nơi quay về sau khi đăng nhập một lần: one address a line; only these are gone back to. */
function SignOnAddresses({ system: { code, signOnAddresses, environment } }: { system: SystemView }) {
  const { t } = useTexts<ConsoleText>();
  const [text, setText] = useState(signOnAddresses.join('\n'));
  const [why, setWhy] = useState(saidNothing);
  const save = useMayWait(`/systems/${code}/sign-on-addresses`);
  const addresses = text.split('\n').flatMap((line) => line.trim() || []);
  return (
    <details>
      <summary>{t('exchange.signOn.title', { count: signOnAddresses.length })}</summary>
      <div className="narrow">
        <TextField
          label={t('exchange.signOn.addresses')}
          help={t('exchange.signOn.help')}
          value={text}
          onChange={setText}
          isLong
          maxLength={3000}
        />
        {save.error && (
          <Problem
            error={save.error}
            labels={{
              addresses: t('exchange.signOn.addresses'),
            }}
          />
        )}
        {addresses.some((address) => !signOnAddresses.includes(address)) && (
          <SecondPerson kinds={['sign_on_address']} isReal={environment === 'production'} why={why} onChange={setWhy} />
        )}
        {save.data?.proposed === null && <p role="status">{t('exchange.signOn.saved')}</p>}
        <Waiting proposed={save.data?.proposed} urgent={why.urgent} />
        <button
          type="button"
          className="button quiet"
          disabled={save.isPending}
          onClick={() => save.mutate({ ...why, addresses })}
        >
          {t('exchange.signOn.save')}
        </button>
      </div>
    </details>
  );
}

/** What is no JSON the server refuses in its own words. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function State({ system: { code, state, environment } }: { system: SystemView }) {
  const { t } = useTexts<ConsoleText>();
  const to = state === 'active' ? 'suspended' : 'active';
  return (
    <StateForm
      path={`/systems/${code}/state`}
      content={{ state: to }}
      text={t(`exchange.system.to.${to}`)}
      opens={to === 'active' ? 'system_resumed' : null}
      isReal={environment === 'production'}
    />
  );
}
