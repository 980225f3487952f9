/** The extension attributes a procedure's author may write, for bpmn-moddle: read under any prefix bound to the namespace. */
export const motcuaExtension = {
  name: 'MotCua',
  prefix: 'motcua',
  uri: 'https://motcua.vn/bpmn',
  xml: { tagAlias: 'lowerCase' },
  types: [
    { name: 'Step', extends: ['bpmn:FlowNode'], properties: attributes(['action', 'time', 'correlation', 'nameEn']) },
    {
      name: 'Named',
      extends: ['bpmn:SequenceFlow', 'bpmn:MessageFlow', 'bpmn:Participant'],
      properties: attributes(['nameEn']),
    },
    { name: 'Rule', extends: ['bpmn:BusinessRuleTask'], properties: attributes(['decision']) },
    {
      name: 'Repetition',
      extends: ['bpmn:MultiInstanceLoopCharacteristics'],
      properties: attributes(['collection', 'item', 'inTurn', 'results', 'result']),
    },
  ],
};

function attributes(names: string[]): { name: string; type: string; isAttr: true }[] {
  return names.map((name) => ({ name, type: 'String', isAttr: true }));
}
