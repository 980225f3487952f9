import type { TrialStepView } from '#platform/exchange/connection-trials/connection-trial.contract.ts';

const shapes = {
  passed: 'M5 12.5l4.5 4.5L19 7.5',
  failed: 'M6.5 6.5l11 11m0-11l-11 11',
  not_tried: 'M6 12h12',
} as const;

/** Dấu kết quả của một bước: drawn, and in words for who does not see it. */
export function OutcomeMark({ outcome, text }: { outcome: TrialStepView['outcome']; text: string }) {
  return (
    <svg className="outcome-mark" width="24" height="24" viewBox="0 0 24 24" role="img" aria-label={text}>
      <path d={shapes[outcome]} fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
