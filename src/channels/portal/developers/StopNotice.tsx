import type { ContractPage } from '#platform/exchange/developers/developers.contract.ts';
import { momentText } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import type { PortalText } from '../portal.vi.ts';

/** Kỳ ngừng theo kế hoạch of a service: from when to when, and why. */
export function StopNotice({ stop }: { stop: NonNullable<ContractPage['stop']> }) {
  const { t, lang } = useTexts<PortalText>();
  const { from, to, reason, underWay } = stop;
  return (
    <p className="notice">
      {t(underWay ? 'contract.stopUnderWay' : 'contract.stopAnnounced', {
        ...{ from: momentText(from, lang), to: momentText(to, lang), reason },
      })}
    </p>
  );
}
