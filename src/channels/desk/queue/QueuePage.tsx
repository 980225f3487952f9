import { Link } from '@tanstack/react-router';
import type { DeskQueue, DeskTicket, QueueCommand } from '#applications/queue/queue.contract.ts';
import { timeOf } from '../../ui/dates.ts';
import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { TickField } from '../../ui/inputs/TickField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { hasRole, useOfficer } from '../identity/officer.ts';
import { useDeskQueue, useQueueCommand } from './queue.data.ts';
import { useCounter } from './use-counter.ts';
import { WaitingTable } from './WaitingTable.tsx';

/** Gọi số: who is served, the next, those skipped; from the number called straight to the intake. */
export function QueuePage() {
  const { t } = useTexts<DeskText>();
  const isReception = hasRole(useOfficer(), 'reception_officer');
  const { data, error } = useDeskQueue(isReception);
  return (
    <>
      <PageTitle page={t('queue.title')} />
      <h1>{t('queue.title')}</h1>
      {!isReception && <p className="notice">{t('queue.notYours')}</p>}
      {error && <Problem error={error} />}
      {isReception && !data && !error && <Loading />}
      {data && <QueueOf queue={data} />}
    </>
  );
}

function QueueOf({ queue }: { queue: DeskQueue }) {
  const { t } = useTexts<DeskText>();
  const { own, change } = useCounter();
  const command = useQueueCommand();
  const groups = own.groups ?? queue.groups.map(({ key }) => key);
  const counter = own.counter.trim();
  const commandId = () => crypto.randomUUID();
  // One after the other; while one is under way the buttons say that they do nothing.
  const isBusy = command.isPending;
  const run = (one: QueueCommand) => !isBusy && command.mutate(one);
  const callNext = () => run({ kind: 'call_next', commandId: commandId(), counter, groups });
  const recall = (ticketId: string) => run({ kind: 'recall', commandId: commandId(), counter, ticketId });
  const { current, desk } = queue;
  const said = command.data && command.variables?.kind !== 'finish' && command.variables?.kind !== 'skip';
  return (
    <>
      <p className="muted">
        {desk.name} · {t('queue.pace', { count: queue.served, minutes: queue.serviceMinutes })}{' '}
        <a href={`/lay-so/${desk.key}`} target="_blank" rel="noreferrer">
          {t('queue.kiosk')}
        </a>{' '}
        ·{' '}
        <a href={`/goi-so/${desk.key}`} target="_blank" rel="noreferrer">
          {t('queue.screen')}
        </a>
      </p>
      <div className="queue-columns">
        <section aria-labelledby="now" className="queue-now">
          <h2 id="now">{t('queue.now')}</h2>
          {current ? <Served ticket={current} queue={queue} /> : <p className="muted">{t('queue.nobody')}</p>}
          <div className="buttons">
            <button
              type="button"
              className="button"
              aria-disabled={isBusy || !counter || groups.length === 0}
              onClick={() => counter && groups.length > 0 && callNext()}
            >
              {current ? t('queue.finishAndCall') : t('queue.callNext')}
            </button>
            {current && (
              <>
                <button
                  type="button"
                  className="button quiet"
                  aria-disabled={isBusy}
                  onClick={() => recall(current.id)}
                >
                  {t('queue.recall')}
                </button>
                <button
                  type="button"
                  className="button quiet"
                  aria-disabled={isBusy}
                  onClick={() => run({ kind: 'skip', commandId: commandId(), ticketId: current.id })}
                >
                  {t('queue.skip')}
                </button>
                <button
                  type="button"
                  className="button quiet"
                  aria-disabled={isBusy}
                  onClick={() => run({ kind: 'finish', commandId: commandId(), ticketId: current.id })}
                >
                  {t('queue.finish')}
                </button>
                <Link className="button quiet" to="/tiep-nhan">
                  {t('queue.intake')}
                </Link>
              </>
            )}
          </div>
          {command.error && <Problem error={command.error} />}
          <p role="status">
            {said && (command.data.code ? t('queue.called', { code: command.data.code }) : t('queue.noneCalled'))}
          </p>
          <TextField
            id="counter"
            label={t('queue.counter')}
            value={own.counter}
            onChange={(value) => change({ counter: value.slice(0, 20) })}
            help={t('queue.counterHelp')}
          />
          <fieldset>
            <legend>{t('queue.groups')}</legend>
            {queue.groups.map(({ key, letter, name, waiting }) => (
              <TickField
                key={key}
                label={`${letter} · ${name} (${t('queue.waitingCount', { count: waiting })})`}
                isTicked={groups.includes(key)}
                onChange={(isTicked) =>
                  change({ groups: isTicked ? [...groups, key] : groups.filter((one) => one !== key) })
                }
              />
            ))}
          </fieldset>
        </section>
        <div>
          <section aria-labelledby="waiting">
            <h2 id="waiting">{t('queue.waiting')}</h2>
            <WaitingTable queue={queue} />
          </section>
          {queue.skipped.length > 0 && (
            <section aria-labelledby="skipped">
              <h2 id="skipped">{t('queue.skipped')}</h2>
              <ul className="skipped">
                {queue.skipped.map(({ id, code, calledAt }) => (
                  <li key={id}>
                    <strong className="numbers">{code}</strong>
                    <span className="muted">{calledAt && t('queue.calledAt', { time: timeOf(calledAt) })}</span>
                    <button type="button" className="button quiet" aria-disabled={isBusy} onClick={() => recall(id)}>
                      <span className="hidden-text">{t('queue.recallOf', { code })}</span>
                      <span aria-hidden="true">{t('queue.recall')}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </>
  );
}

function Served({ ticket, queue }: { ticket: DeskTicket; queue: DeskQueue }) {
  const { t, lang } = useTexts<DeskText>();
  const name = (one: { name: string; nameEn: string } | undefined) => (lang === 'en' ? one?.nameEn : one?.name);
  const group = queue.groups.find(({ key }) => key === ticket.group);
  const kind = queue.priorities.find(({ key }) => key === ticket.priority);
  return (
    <>
      <p className="called-number numbers">{ticket.code}</p>
      <p>
        {name(group)}
        {kind && (
          <>
            {' · '}
            <strong>{name(kind)}</strong>
          </>
        )}{' '}
        <span className="muted">{t('queue.takenAt', { time: timeOf(ticket.takenAt) })}</span>
      </p>
    </>
  );
}
