import type { FeeItem } from '#applications/dossiers/dossiers.contract.ts';
import { money } from '../../ui/dates.ts';
import { RadioField } from '../../ui/inputs/RadioField.tsx';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { TickField } from '../../ui/inputs/TickField.tsx';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import type { IntakePartProps } from './intake-part.ts';

/** Trả kết quả, phí và giấy hẹn. */
export function IntakeEnd({
  state: { draft, change },
  procedure,
  problemAt,
  fees,
}: IntakePartProps & { fees: readonly FeeItem[] | null }) {
  const { t } = useTexts<DeskText>();
  const { definition } = procedure;
  const { delivery, channel, wantsSlip } = draft;
  return (
    <section aria-labelledby="result">
      <h2 id="result">{t('intake.result')}</h2>
      {definition.channels.includes('post') && (
        <RadioField
          label={t('intake.channel')}
          options={(['counter', 'post'] as const).map((value) => ({ value, label: t(`intake.channel.${value}`) }))}
          value={channel}
          onChange={(value) => change({ channel: value })}
          isInline
        />
      )}
      {channel === 'post' && <PostedIn draft={draft} change={change} problemAt={problemAt} />}
      <RadioField
        label={t('intake.result')}
        options={(['counter', 'online', 'post'] as const).map((value) => ({
          value,
          label: t(`intake.delivery.${value}`),
        }))}
        value={delivery.how}
        onChange={(how) => change({ delivery: { ...delivery, how } })}
        isInline
      />
      {delivery.how === 'post' && (
        <TextField
          id="delivery-address"
          label={t('intake.deliveryAddress')}
          value={delivery.address}
          onChange={(address) => change({ delivery: { ...delivery, address } })}
          problem={problemAt('delivery-address')}
        />
      )}
      <TickField
        label={t('intake.wantsSlip')}
        isTicked={wantsSlip ?? !definition.immediate}
        onChange={(isTicked) => change({ wantsSlip: isTicked })}
      />
      {definition.immediate && <p className="muted">{t('intake.immediate')}</p>}
      <Fees fees={fees} />
    </section>
  );
}

function Fees({ fees }: { fees: readonly FeeItem[] | null }) {
  const { t } = useTexts<DeskText>();
  const total = fees?.reduce((sum, { amountVnd }) => sum + amountVnd, 0) ?? 0;
  const summary = fees === null ? t('intake.feeLater') : total === 0 ? t('intake.feeNone') : money(total);
  return (
    <>
      <p>
        {t('intake.fee')}: <strong>{summary}</strong>
      </p>
      {total > 0 && (
        <ul>
          {fees?.map((fee) => (
            <li key={fee.id}>
              {fee.name}: {money(fee.amountVnd)} <span className="muted">({fee.article})</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Bưu gửi đến: its number, and the day the post brought it. */
function PostedIn({
  draft: { postal },
  change,
  problemAt,
}: Pick<IntakePartProps['state'], 'draft' | 'change'> & Pick<IntakePartProps, 'problemAt'>) {
  const { t } = useTexts<DeskText>();
  const problem = problemAt('posted-on');
  return (
    <div className="pair">
      <TextField
        id="consignment"
        label={t('intake.consignment')}
        help={t('intake.consignmentHelp')}
        value={postal.consignment}
        onChange={(consignment) => change({ postal: { ...postal, consignment } })}
        maxLength={30}
        problem={problemAt('consignment')}
      />
      <div className={problem ? 'field wrong' : 'field'}>
        <label htmlFor="posted-on">{t('intake.postedOn')}</label>
        {problem && (
          <p className="problem" id="posted-on-problem">
            {problem}
          </p>
        )}
        <input
          id="posted-on"
          type="date"
          className="short"
          value={postal.receivedOn}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'posted-on-problem' : undefined}
          onChange={(event) => change({ postal: { ...postal, receivedOn: event.target.value } })}
        />
      </div>
    </div>
  );
}
