import { useState } from 'react';
import type { SystemView } from '#platform/exchange/management/management.contract.ts';
import { Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useMayWait } from './second-person.data.ts';

const factsOf = ({ name, contact, securityLevel, xRoadId }: SystemView) => ({
  ...{ name, contact, level: String(securityLevel), xRoadId: xRoadId ?? '' },
});

/** Sửa thông tin of a registered system; its owner is not changed here, and the form says why. */
export function SystemFacts({ system }: { system: SystemView }) {
  const { t } = useTexts<ConsoleText>();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('exchange.system.correct')}</summary>
      {isOpen && <SystemFactsForm system={system} />}
    </details>
  );
}

function SystemFactsForm({ system }: { system: SystemView }) {
  const { t } = useTexts<ConsoleText>();
  const [facts, setFacts] = useState(() => factsOf(system));
  const save = useMayWait(`/systems/${system.code}/facts`);
  const set = (change: Partial<typeof facts>) => setFacts({ ...facts, ...change });
  const labels = {
    name: t('exchange.system.name'),
    contact: t('exchange.system.contact'),
    securityLevel: t('exchange.system.levelLabel'),
    xRoadId: t('exchange.system.xRoadId'),
  };
  return (
    <form
      className="narrow"
      onSubmit={(event) => {
        event.preventDefault();
        const { name, contact, level, xRoadId } = facts;
        const id = xRoadId.trim();
        save.mutate({ name, contact, securityLevel: Number(level), xRoadId: id === '' ? null : id });
      }}
    >
      <TextField label={labels.name} value={facts.name} onChange={(name) => set({ name })} />
      <TextField label={labels.contact} value={facts.contact} onChange={(contact) => set({ contact })} />
      <TextField
        label={labels.securityLevel}
        value={facts.level}
        onChange={(level) => set({ level })}
        isShort
        inputMode="numeric"
      />
      <TextField
        label={labels.xRoadId}
        help={t('exchange.system.xRoadIdHelp')}
        value={facts.xRoadId}
        onChange={(xRoadId) => set({ xRoadId })}
        isShort
      />
      <p className="help">{t('exchange.system.ownerKept')}</p>
      {save.error && <Problem error={save.error} labels={labels} />}
      {save.isSuccess && <p role="status">{t('exchange.system.corrected')}</p>}
      <button type="submit" className="button quiet" disabled={save.isPending}>
        {t('exchange.system.save')}
      </button>
    </form>
  );
}
