import { actionRules, processMessages } from '#applications/procedures/process-actions.contract.ts';
import { TextField } from '../../ui/inputs/TextField.tsx';
import { TickField } from '../../ui/inputs/TickField.tsx';
import { roleName, withRoleNames } from '../../ui/process/name-lanes.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { SelectField } from '../editor/SelectField.tsx';
import { TermField } from '../editor/TermField.tsx';
import { designerVi } from './designer.vi.ts';
import {
  definitionsOf,
  elementOf,
  elementsOf,
  isTask,
  laneOf,
  textOf,
  type Drawn,
  type ModelElement,
} from './drawn.ts';
import { LaneFields, StepLane } from './LaneFields.tsx';
import type { Services } from './modeler.ts';

type PanelProps = {
  element: Drawn;
  /** Role of the lane the element stands in. */
  role: string;
  services: Pick<Services, 'modeling' | 'bpmnFactory' | 'commandStack'>;
  problems: readonly string[];
  /** Lanes a step may stand in instead. */
  lanes: readonly Drawn[];
};

/** Thuộc tính của phần đang chọn: what the procedure's author decides about it, nothing of the library's own. */
export function PropertiesPanel({ element, role, services, problems, lanes }: PanelProps) {
  const { t } = useTexts<ConsoleText>();
  const { modeling } = services;
  const of = element.businessObject;
  const set = (properties: Record<string, unknown>) => modeling.updateProperties(element, properties);
  /** An empty text takes the attribute away. */
  const setText = (name: string) => (text: string) => set({ [name]: text.trim() === '' ? undefined : text });
  const isLane = element.type === 'bpmn:Lane';
  return (
    <div className="properties">
      <h2>{t('designer.properties')}</h2>
      <p className="muted">
        {kindText(element, t)} · {element.id}
      </p>
      {problems.map((problem) => (
        <p key={problem} className="problem">
          {withRoleNames(problem, t)}
        </p>
      ))}
      {isLane ? (
        <LaneFields lane={element} role={role} modeling={modeling} commandStack={services.commandStack} />
      ) : (
        <>
          <TextField label={t('edit.name')} value={textOf(of, 'name')} onChange={setText('name')} />
          <TextField label={t('edit.nameEn')} value={textOf(of, 'motcua:nameEn')} onChange={setText('motcua:nameEn')} />
        </>
      )}
      {element.type === 'bpmn:BusinessRuleTask' && (
        <TextField
          label={t('designer.decision')}
          help={t('designer.decisionHelp')}
          value={textOf(of, 'motcua:decision')}
          onChange={setText('motcua:decision')}
        />
      )}
      {isTask(element) && element.type !== 'bpmn:BusinessRuleTask' && (
        <>
          <SelectField
            label={t('designer.action')}
            value={textOf(of, 'motcua:action')}
            hasNone
            options={Object.entries(actionRules).map(([action, { roles }]) => ({
              value: action,
              label: `${actionText(action, t)} (${roles.map((one) => roleName(one, t)).join(', ')})`,
            }))}
            onChange={setText('motcua:action')}
          />
          <TermField
            label={t('designer.time')}
            value={textOf(of, 'motcua:time')}
            onChange={setText('motcua:time')}
            isOptional
          />
          {lanes.length > 0 ? (
            <StepLane step={element} current={laneOf(element)?.id ?? ''} lanes={lanes} modeling={modeling} />
          ) : (
            <p className="muted">{t('designer.inLane', { role: roleName(role, t) || t('designer.noLane') })}</p>
          )}
        </>
      )}
      {element.type === 'bpmn:SequenceFlow' && <FlowFields element={element} services={services} />}
      {element.type === 'bpmn:SubProcess' && <LoopFields element={element} services={services} />}
      {messageEvent(of) && <MessageFields element={element} services={services} />}
    </div>
  );
}

type FieldsProps = Pick<PanelProps, 'element' | 'services'>;

function FlowFields({ element, services: { modeling, bpmnFactory } }: FieldsProps) {
  const { t } = useTexts<ConsoleText>();
  const of = element.businessObject;
  const source = elementOf(of, 'sourceRef');
  const isDefault = elementOf(source, 'default') === of;
  const condition = textOf(elementOf(of, 'conditionExpression'), 'body');
  if (!source?.$type.endsWith('Gateway')) return null;
  return (
    <>
      <TextField
        label={t('designer.condition')}
        help={t('designer.conditionHelp')}
        value={condition}
        onChange={(text) =>
          modeling.updateProperties(element, {
            conditionExpression: text === '' ? undefined : bpmnFactory.create('bpmn:FormalExpression', { body: text }),
          })
        }
      />
      {source && (
        <TickField
          label={t('designer.default')}
          isTicked={isDefault}
          onChange={(isTicked) =>
            modeling.updateModdleProperties(element, source, { default: isTicked ? of : undefined })
          }
        />
      )}
    </>
  );
}

function LoopFields({ element, services: { modeling } }: FieldsProps) {
  const { t } = useTexts<ConsoleText>();
  const loop = elementOf(element.businessObject, 'loopCharacteristics');
  if (!loop) return <p className="muted">{t('designer.noLoop')}</p>;
  const field = (name: string, label: ConsoleText) => (
    <TextField
      label={t(label)}
      value={textOf(loop, `motcua:${name}`)}
      onChange={(text) => modeling.updateModdleProperties(element, loop, { [`motcua:${name}`]: text || undefined })}
    />
  );
  return (
    <>
      {field('collection', 'designer.collection')}
      {field('item', 'designer.item')}
      {field('inTurn', 'designer.inTurn')}
    </>
  );
}

function messageEvent(of: ModelElement): ModelElement | undefined {
  if (!of.$type.endsWith('Event')) return undefined;
  return elementsOf(of, 'eventDefinitions').find(({ $type }) => $type === 'bpmn:MessageEventDefinition');
}

function MessageFields({ element, services: { modeling, bpmnFactory } }: FieldsProps) {
  const { t } = useTexts<ConsoleText>();
  const of = element.businessObject;
  const event = messageEvent(of);
  if (!event) return null;
  const choose = (name: string) => {
    const definitions = definitionsOf(of);
    const known = elementsOf(definitions, 'rootElements').find(
      (root) => root.$type === 'bpmn:Message' && textOf(root, 'name') === name,
    );
    const message = known ?? bpmnFactory.create('bpmn:Message', { id: `message_${name}`, name });
    if (!known) {
      const rootElements = [message, ...elementsOf(definitions, 'rootElements')];
      modeling.updateModdleProperties(element, definitions, { rootElements });
    }
    modeling.updateModdleProperties(element, event, { messageRef: message });
  };
  return (
    <>
      <SelectField
        label={t('designer.message')}
        value={textOf(elementOf(event, 'messageRef'), 'name')}
        hasNone
        options={processMessages.map((name) => ({ value: name, label: t(`designer.message.${name}`) }))}
        onChange={choose}
      />
      {of.$type !== 'bpmn:StartEvent' && (
        <TextField
          label={t('designer.correlation')}
          help={t('designer.correlationHelp')}
          value={textOf(of, 'motcua:correlation')}
          onChange={(text) => modeling.updateProperties(element, { 'motcua:correlation': text || undefined })}
        />
      )}
    </>
  );
}

const isText = (key: string): key is keyof typeof designerVi => key in designerVi;

export function actionText(action: string, t: (key: ConsoleText) => string): string {
  const key = `designer.action.${action}`;
  return isText(key) ? t(key) : action;
}

function kindText({ type }: Drawn, t: (key: ConsoleText) => string): string {
  const key = `designer.kind.${type.slice('bpmn:'.length)}`;
  return isText(key) ? t(key) : type.slice('bpmn:'.length);
}
