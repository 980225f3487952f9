import { useState } from 'react';
import { Problem } from '../../ui/frame/Problem.tsx';
import { RadioField } from '../../ui/inputs/RadioField.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useChange } from './exchange.data.ts';
import { OwnerField } from './OwnerField.tsx';

type NewSystem = {
  code: string;
  name: string;
  ownerCode: string;
  contact: string;
  level: string;
  xRoadId: string;
  environment: 'sandbox' | 'production';
};
const empty: NewSystem = {
  ...{ code: '', name: '', ownerCode: '', contact: '', level: '2', xRoadId: '' },
  environment: 'sandbox',
};

/** Đăng ký hệ thống. Which one is registered is said: among many, it stands somewhere below. */
export function NewSystemForm({ onRegistered }: { onRegistered: (code: string) => void }) {
  const { t } = useTexts<ConsoleText>();
  const [system, setSystem] = useState(empty);
  const [registered, setRegistered] = useState<{ name: string; code: string }>();
  const register = useChange('/systems', () => {
    setRegistered({ name: system.name, code: system.code });
    onRegistered(system.code);
    setSystem(empty);
  });
  const set = (change: Partial<NewSystem>) => setSystem({ ...system, ...change });
  return (
    <details className="exchange-new">
      <summary>{t('exchange.system.new')}</summary>
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          const { level, xRoadId, ...rest } = system;
          register.mutate({ ...rest, xRoadId: xRoadId === '' ? null : xRoadId, securityLevel: Number(level) });
        }}
      >
        <TextField label={t('exchange.system.name')} value={system.name} onChange={(name) => set({ name })} />
        <TextField
          label={t('exchange.system.code')}
          help={t('exchange.system.codeHelp')}
          value={system.code}
          onChange={(code) => set({ code })}
          isShort
        />
        <OwnerField code={system.ownerCode} onChange={(ownerCode) => set({ ownerCode })} />
        <TextField
          label={t('exchange.system.contact')}
          value={system.contact}
          onChange={(contact) => set({ contact })}
        />
        <TextField
          label={t('exchange.system.levelLabel')}
          value={system.level}
          onChange={(level) => set({ level })}
          isShort
          inputMode="numeric"
        />
        <TextField
          label={t('exchange.system.xRoadId')}
          help={t('exchange.system.xRoadIdHelp')}
          value={system.xRoadId}
          onChange={(xRoadId) => set({ xRoadId })}
          isShort
        />
        <RadioField
          label={t('exchange.system.environment')}
          value={system.environment}
          onChange={(environment) => set({ environment })}
          options={(['sandbox', 'production'] as const).map((value) => ({
            value,
            label: t(`exchange.environment.${value}`),
          }))}
        />
        {register.error && (
          <Problem
            error={register.error}
            labels={{
              name: t('exchange.system.name'),
              code: t('exchange.system.code'),
              ownerCode: t('exchange.system.owner'),
              contact: t('exchange.system.contact'),
              securityLevel: t('exchange.system.levelLabel'),
              xRoadId: t('exchange.system.xRoadId'),
            }}
          />
        )}
        {registered && register.isSuccess && (
          <p role="status" className="notice">
            {t('exchange.system.registered', registered)}
          </p>
        )}
        <button className="button" type="submit" disabled={register.isPending}>
          {t('exchange.system.register')}
        </button>
      </form>
    </details>
  );
}
