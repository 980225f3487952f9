import { useState } from 'react';
import { saidNothing, type DangerKind } from '#platform/exchange/proposals/proposal.contract.ts';
import { ReasonForm, type Choose } from './ReasonForm.tsx';
import { SecondPerson, Waiting } from './SecondPerson.tsx';
import { useMayWait } from './second-person.data.ts';

/** Tạm ngừng hoặc mở lại a system or a service: stopping takes effect at once, opening it again may wait for a second person. */
export function StateForm({
  path,
  content,
  text,
  opens,
  isReal,
}: {
  path: string;
  content: Record<string, unknown>;
  text: string;
  /** What makes it dangerous; null when it only stops. */
  opens: DangerKind | null;
  isReal: boolean;
}) {
  const [why, setWhy] = useState(saidNothing);
  const change = useMayWait(path);
  const urgent = opens !== null && why.urgent;
  const choose: Choose = (reason, done) => change.mutate({ ...content, reason, urgent }, done);
  return (
    <details>
      <summary>{text}</summary>
      <ReasonForm change={change} choices={[{ key: path, text, isMain: true, choose }]}>
        {opens && <SecondPerson kinds={[opens]} isReal={isReal} why={why} onChange={setWhy} asksReason={false} />}
      </ReasonForm>
      <Waiting proposed={change.data?.proposed} urgent={urgent} />
    </details>
  );
}
