import type { KeptBodies, ShownBody } from '#platform/exchange/kept-bodies/kept-bodies.contract.ts';
import type { LogRow } from '#platform/exchange/management/management.contract.ts';
import { shortDay } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { useBodies } from './kept-bodies.data.ts';
import { ReasonForm } from './ReasonForm.tsx';

/** Nội dung đã lưu của một lượt: a reason first, then what was asked and answered, as text. */
export function KeptBodiesOfLine({ row }: { row: LogRow }) {
  const { t } = useTexts<ConsoleText>();
  const bodies = useBodies(row);
  if (bodies.data) return <Bodies bodies={bodies.data} />;
  return (
    <>
      <p>{t('exchange.bodies.intro')}</p>
      <ReasonForm
        change={bodies}
        choices={[{ key: 'show', text: t('exchange.bodies.show'), isMain: true, choose: bodies.mutate }]}
      />
    </>
  );
}

function Bodies({ bodies: { state, request, response, readableTo } }: { bodies: KeptBodies }) {
  const { t } = useTexts<ConsoleText>();
  const day = readableTo === null ? '' : shortDay(readableTo);
  if (state !== 'kept') return <p className="notice">{t(`exchange.bodies.said.${state}`, { day })}</p>;
  return (
    <>
      <p className="muted">{t('exchange.bodies.readableTo', { day })}</p>
      <Body title={t('exchange.bodies.request')} body={request} />
      <Body title={t('exchange.bodies.response')} body={response} />
    </>
  );
}

const mostRows = 24;
const rowsFor = (text: string) => Math.min(mostRows, text.split('\n').length + 1);

function Body({ title, body }: { title: string; body: ShownBody | null }) {
  const { t, lang } = useTexts<ConsoleText>();
  return (
    <section>
      <h3>{title}</h3>
      {body === null ? (
        <p className="muted">{t('exchange.bodies.none')}</p>
      ) : (
        <>
          {/* Reached by the keyboard and scrolled in itself, which a block of text is not everywhere. */}
          <textarea className="kept-body" readOnly rows={rowsFor(body.text)} aria-label={title} value={body.text} />
          {body.isCut && <p>{t('exchange.bodies.cut', { count: body.characters.toLocaleString(lang) })}</p>}
        </>
      )}
    </section>
  );
}
