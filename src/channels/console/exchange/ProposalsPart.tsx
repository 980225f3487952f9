import type { ExchangeOverview } from '#platform/exchange/management/management.contract.ts';
import type { ChangedThing, ProposalView } from '#platform/exchange/proposals/proposal.contract.ts';
import { momentText, shortDay } from '../../ui/dates.ts';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { changedPartNames } from './changed-part-names.ts';
import { Line } from './Line.tsx';
import { nameChanged } from './name-changed.ts';
import { ReasonForm, type Choose } from './ReasonForm.tsx';
import { useDecision, useProposals } from './second-person.data.ts';

/** Chờ người thứ hai: what waits for the reader, what they proposed, and what has been decided. */
export function ProposalsPart({ overview }: { overview: ExchangeOverview }) {
  const { t } = useTexts<ConsoleText>();
  const { data, error, refetch } = useProposals();
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const isForReader = ({ allowedActions }: ProposalView) => allowedActions.includes('refuse');
  const groups = [
    { name: 'forYou', list: data.open.filter(isForReader) },
    { name: 'others', list: data.open.filter((one) => !isForReader(one)) },
    { name: 'past', list: data.past },
  ] as const;
  const { rule } = data;
  return (
    <>
      <p className="intro">
        {rule
          ? `${t('exchange.second.intro', { hours: rule.decideWithinHours })} ${t(
              rule.verified ? 'exchange.messages.source' : 'exchange.messages.sourceUnverified',
              { source: rule.source },
            )}`
          : t('exchange.second.noRule')}
      </p>
      {groups.map(({ name, list }) => (
        <section key={name} aria-labelledby={`proposals-${name}`}>
          <h2 id={`proposals-${name}`}>{t(`exchange.second.${name}`, { count: list.length })}</h2>
          {list.length === 0 && <p className="muted">{t(`exchange.second.none.${name}`)}</p>}
          {list.map((proposal) => (
            <Proposal key={proposal.id} proposal={proposal} overview={overview} />
          ))}
        </section>
      ))}
    </>
  );
}

function Proposal({ proposal, overview }: { proposal: ProposalView; overview: ExchangeOverview }) {
  const { t, lang } = useTexts<ConsoleText>();
  const { state, isLate, dangers, changes, settled, allowedActions } = proposal;
  const isOpen = settled === null;
  return (
    <article className="exchange-card">
      <h3>{titleOf(t, changes, overview)}</h3>
      <p>
        <span className={isLate || state === 'urgent' ? 'tag late' : isOpen ? 'tag warn' : 'tag'}>
          {t(isLate ? 'exchange.second.late' : `exchange.second.state.${state}`)}
        </span>{' '}
        {isOpen && (
          <span className="muted">{t('exchange.second.decideBy', { at: momentText(proposal.decideBy, lang) })}</span>
        )}
      </p>
      <dl className="record-values">
        <Line
          name={t('exchange.second.proposer')}
          text={[proposal.proposerName, proposal.proposerUnit, momentText(proposal.proposedAt, lang)]
            .filter((part) => part !== '')
            .join(' · ')}
        />
        <Line name={t('exchange.step.reason')} text={proposal.reason} />
        <Line
          name={t('exchange.second.why')}
          text={dangers.map((kind) => t(`exchange.second.danger.${kind}`)).join('; ')}
        />
        {settled && (
          <Line
            name={t('exchange.second.settled')}
            text={[settled.name, settled.unit, momentText(settled.at, lang), settled.reason]
              .filter((part) => part !== '')
              .join(' · ')}
          />
        )}
      </dl>
      {isOpen ? (
        <Changes changes={changes} />
      ) : (
        <details>
          <summary>{t('exchange.second.changes')}</summary>
          <Changes changes={changes} />
        </details>
      )}
      {allowedActions.length > 0 && <Decide proposal={proposal} />}
    </article>
  );
}

function Changes({ changes }: { changes: readonly ChangedThing[] }) {
  const { t } = useTexts<ConsoleText>();
  return changes.map(({ kind, key, change, parts }) => (
    <section key={`${kind} ${key}`} className="changed-thing">
      <h4>
        {t(`exchange.second.${change}`)} {t(`exchange.second.kind.${kind}`)} {key}
      </h4>
      {parts.map(({ name, removed, added }) => (
        <div key={name} className="changed-part">
          <p>{partName(t, name)}</p>
          <ul className="plain-list">
            {removed.map((line) => (
              <li key={`-${line}`}>
                <del>
                  <span className="sign">{t('exchange.second.was')}</span> {lineText(t, { name, line })}
                </del>
              </li>
            ))}
            {added.map((line) => (
              <li key={`+${line}`}>
                <ins>
                  <span className="sign">{t('exchange.second.is')}</span> {lineText(t, { name, line })}
                </ins>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  ));
}

type Say = ReturnType<typeof useTexts<ConsoleText>>['t'];

/** Of a file with many changes the first tell enough: the rest is below. */
const mostInTitle = 3;

function titleOf(t: Say, changes: readonly ChangedThing[], overview: ExchangeOverview): string {
  const keys = changes
    .slice(0, mostInTitle)
    .map((one) => nameChanged(one, overview))
    .join(', ');
  const count = changes.length - mostInTitle;
  return count > 0 ? t('exchange.second.more', { keys, count }) : keys;
}

/** What has no name of its own here is shown as the file of declarations calls it. */
function partName(t: Say, name: string): string {
  const known = changedPartNames.find((one) => one === name);
  return known === undefined ? name : t(`exchange.second.part.${known}`);
}

const states = ['active', 'draft', 'published', 'deprecated', 'suspended', 'retired'] as const;

function lineText(t: Say, { name, line }: { name: string; line: string }): string {
  if (line === 'true' || line === 'false') return t(`exchange.second.${line}`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(line)) return shortDay(line);
  const state = name === 'state' ? states.find((one) => one === line) : undefined;
  if (state === undefined) return line;
  return state === 'active' ? t('exchange.system.state.active') : t(`exchange.service.state.${state}`);
}

function Decide({ proposal: { id, state, allowedActions } }: { proposal: ProposalView }) {
  const { t } = useTexts<ConsoleText>();
  const change = useDecision(id);
  return (
    <ReasonForm
      change={change}
      choices={allowedActions.map((action) => {
        const choose: Choose = (reason, done) => change.mutate({ action, reason }, done);
        const text = t(state === 'urgent' ? `exchange.second.after.${action}` : `exchange.second.${action}`);
        return { key: action, text, isMain: action === 'confirm', needsReason: action === 'refuse', choose };
      })}
    />
  );
}
