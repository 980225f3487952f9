import { roleName } from '../../ui/process/name-lanes.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { SelectField } from '../editor/SelectField.tsx';
import { textOf, type Drawn } from './drawn.ts';
import type { Services } from './modeler.ts';
import { laneMove, neighbourOf } from './move-lane.ts';

/** Vai trò mà một làn có thể là; a lane names one of them. */
const laneRoles = [
  ...['reception_officer', 'specialist', 'section_head', 'leader'],
  ...['clerk', 'returning_officer', 'cashier', 'system'],
];

type Modeling = Services['modeling'];

/** A lane: whose it is, and another one beside it. */
export function LaneFields({
  lane,
  role,
  modeling,
  commandStack,
}: { lane: Drawn; role: string } & Pick<Services, 'modeling' | 'commandStack'>) {
  const { t } = useTexts<ConsoleText>();
  const move = (place: 'up' | 'down', other: Drawn) =>
    commandStack.execute(laneMove, place === 'up' ? { upper: other, lower: lane } : { upper: lane, lower: other });
  return (
    <>
      <SelectField
        label={t('designer.role')}
        value={role}
        hasNone={role === ''}
        options={laneRoles.map((one) => ({ value: one, label: roleName(one, t) }))}
        onChange={(chosen) => modeling.updateProperties(lane, { name: roleName(chosen, t) })}
      />
      <div className="buttons">
        {(['top', 'bottom'] as const).map((place) => (
          <button key={place} type="button" className="button quiet" onClick={() => modeling.addLane(lane, place)}>
            {t(`designer.addLane.${place}`)}
          </button>
        ))}
        {(['up', 'down'] as const).map((place) => {
          const other = neighbourOf(lane, place);
          return (
            other && (
              <button key={place} type="button" className="button quiet" onClick={() => move(place, other)}>
                {t(`designer.moveLane.${place}`)}
              </button>
            )
          );
        })}
      </div>
    </>
  );
}

type StepLaneProps = { step: Drawn; current: string; lanes: readonly Drawn[]; modeling: Modeling };

/** Làn của một bước: chosen from a list instead of drawn to; the step keeps its place along the course. */
export function StepLane({ step, current, lanes, modeling }: StepLaneProps) {
  const { t } = useTexts<ConsoleText>();
  const middleOf = ({ y = 0, height = 0 }: Drawn) => y + height / 2;
  return (
    <SelectField
      label={t('designer.lane')}
      value={current}
      hasNone={current === ''}
      options={lanes.map((lane) => ({
        value: lane.id,
        label: textOf(lane.businessObject, 'name') || t('designer.unnamedLane'),
      }))}
      onChange={(id) => {
        const lane = lanes.find((one) => one.id === id);
        if (lane) modeling.moveElements([step], { x: 0, y: middleOf(lane) - middleOf(step) });
      }}
    />
  );
}
