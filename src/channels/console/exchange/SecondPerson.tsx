import type { DangerKind, Why } from '#platform/exchange/proposals/proposal.contract.ts';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { TickField } from '../../ui/inputs/TickField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { Go } from '../layout/Go.tsx';
import { useProposals } from './second-person.data.ts';

/**
 * Nói trước khi gửi that somebody else will have to confirm, and asks why and whether it cannot wait. Nothing where the rule asks for no
 * second person, or the system is only for trying out.
 */
export function SecondPerson({
  kinds,
  isReal,
  why,
  onChange,
  asksReason = true,
}: {
  /** What the change is, or where there are several, may be. */
  kinds: readonly DangerKind[];
  isReal: boolean;
  why: Why;
  onChange: (why: Why) => void;
  /** Where the form asks for the reason itself. */
  asksReason?: boolean;
}) {
  const { t } = useTexts<ConsoleText>();
  const { data } = useProposals();
  const rule = data?.rule;
  if (!isReal || !rule || !kinds.some((kind) => rule.needed.includes(kind))) return null;
  return (
    <div className="second-person">
      <p>
        {t(kinds.length === 1 ? 'exchange.second.before' : 'exchange.second.maybe', { hours: rule.decideWithinHours })}
      </p>
      {asksReason && (
        <TextField
          label={t('exchange.second.reason')}
          help={t('exchange.step.reasonHelp')}
          value={why.reason}
          onChange={(reason) => onChange({ ...why, reason })}
        />
      )}
      {data.mayUrge && rule.emergencyHours !== null && (
        <TickField
          label={t('exchange.second.urgent', { hours: rule.emergencyHours })}
          isTicked={why.urgent}
          onChange={(urgent) => onChange({ ...why, urgent })}
        />
      )}
    </div>
  );
}

/** Sau khi gửi: that it waits and has no effect yet, or was done at once and is still to be confirmed. */
export function Waiting({ proposed, urgent }: { proposed: string | null | undefined; urgent: boolean }) {
  const { t } = useTexts<ConsoleText>();
  if (!proposed) return null;
  return (
    <p className="notice" role="status">
      {t(urgent ? 'exchange.second.doneUrgently' : 'exchange.second.waits')}{' '}
      <Go to={{ page: 'exchange', part: 'nguoi-thu-hai' }}>{t('exchange.part.nguoi-thu-hai')}</Go>
    </p>
  );
}
