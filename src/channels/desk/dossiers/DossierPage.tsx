import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { timeOf } from '../../ui/dates.ts';
import { useTexts } from '../../ui/text.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import type { DeskText } from '../desk.vi.ts';
import { FollowButton } from '../inbox/FollowButton.tsx';
import { PageTitle } from '../../ui/frame/PageTitle.tsx';
import { Loading, Problem } from '../../ui/frame/Problem.tsx';
import { keptWorkSearch } from '../work/work-search.ts';
import { ActionPanel } from './actions/ActionPanel.tsx';
import { ClockPanel } from './ClockPanel.tsx';
import { ContentPanel } from './ContentPanel.tsx';
import { useDossier } from './dossier.data.ts';
import { LatePanel } from './LatePanel.tsx';
import { MoneyPanel } from './MoneyPanel.tsx';
import { PapersPanel } from './PapersPanel.tsx';
import { PartnerDossier } from './PartnerDossier.tsx';
import { ProcessPanel } from './ProcessPanel.tsx';
import { WherePanel } from './WherePanel.tsx';

const route = getRouteApi('/ho-so/$code');

export function DossierPage() {
  const { t } = useTexts<DeskText>();
  const { code } = route.useParams();
  const { data, error, refetch } = useDossier(code);
  return (
    <>
      <PageTitle page={code} />
      <p className="crumbs no-print">
        <Link to="/" search={keptWorkSearch()}>
          ← {t('dossier.back')}
        </Link>
      </p>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.view === 'whole' && <Dossier key={data.code} view={data} />}
      {data?.view === 'partner' && <PartnerDossier key={data.code} view={data} />}
    </>
  );
}

/** Hồ sơ: papers, form and course, clock and what may be done now; on a phone the last comes first. */
function Dossier({ view }: { view: OfficerDossierView }) {
  const { t } = useTexts<DeskText>();
  const isWide = useIsWide();
  const [seenSequence] = useState(view.seenSequence);
  const papers = <PapersPanel key="papers" view={view} />;
  const content = <ContentPanel key="content" view={view} seenSequence={seenSequence} />;
  const side = (
    <aside key="side" className="side">
      <WherePanel view={view} />
      <ClockPanel view={view} />
      <LatePanel view={view} />
      <ActionPanel view={view} />
      <MoneyPanel view={view} />
    </aside>
  );
  return (
    <>
      <header className="dossier-head">
        <h1>{view.procedureName}</h1>
        <p>
          <strong className="numbers">{view.code}</strong> · {view.parties.owner.name} ·{' '}
          <span className="tag">{view.statusText}</span> <FollowButton code={view.code} follows={view.follows} />
        </p>
        {view.alsoOpenedBy.length > 0 && (
          <p className="notice gold">
            {view.alsoOpenedBy.map(({ name, at }) => t('dossier.alsoOpen', { name, time: timeOf(at) })).join(' ')}
          </p>
        )}
      </header>
      <ProcessPanel view={view} />
      <div className="three-columns">{isWide ? [papers, content, side] : [side, content, papers]}</div>
    </>
  );
}
