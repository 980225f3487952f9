import { emptyPackageTexts as texts } from './empty-package.vi.ts';

/** Gói thủ tục mới: the least of every file, to be filled in; the checks say what is still missing. */
export function emptyPackage({ code, name }: { code: string; name: string }): Record<string, string> {
  return { 'procedure.yaml': procedure(code, name), 'form.json': form({ code, name }), 'process.bpmn': process(name) };
}

function procedure(code: string, name: string): string {
  return `code: '${code}'
name: ${JSON.stringify(name)}
nameEn: ''
summary: ''
sector: ''
level: commune
applicantKinds: [citizen]
lifeEvents: []
keywords: []
publication: { number: '', issuedOn: '', issuer: '', from: '' }
internalProcess: { number: '', issuedOn: '', issuer: '', from: '' }
authority:
  - { from: '', unitKind: commune_committee, article: '' }
serviceLevels:
  - { from: '', level: 3, article: '' }
channels: [online, counter]
variants:
  - id: usual
    name: ${texts.usual}
    processingTime: { term: 5 working days, article: '' }
requiredDocuments: []
fees: []
feeDue: none
result:
  code: ''
  name: ''
  template: ''
  issuedBy: this_system
  signsAs: head
immediate: false
steps:
  - { who: ${texts.applicant}, what: ${texts.handIn} }
legalBases: []
`;
}

function form({ code, name }: { code: string; name: string }): string {
  const field = {
    id: 'fullName',
    type: 'text',
    label: texts.fullName,
    labelEn: 'Full name',
    required: true,
    article: '',
  };
  const section = { id: 'applicant', title: texts.applicant, titleEn: 'Applicant', fields: [field] };
  const whole = { id: `form-${code}`, title: name, titleEn: '', basis: '', sections: [section] };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

const steps = [
  ['accept', 'reception_officer'],
  ['assign', 'leader'],
  ['propose', 'specialist'],
  ['sign', 'leader'],
  ['issue', 'clerk'],
  ['archive', 'clerk'],
  ['return_result', 'returning_officer'],
] as const;

/** The usual course, one step after another. */
function process(name: string): string {
  const lanes = Map.groupBy(steps, ([, role]) => role);
  const ids = ['submitted', ...steps.map(([action]) => action), 'end'];
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:motcua="https://motcua.vn/bpmn" id="definitions" targetNamespace="https://motcua.vn/procedures">
  <bpmn:process id="main_process" name=${attribute(name)} isExecutable="true">
    <bpmn:laneSet id="lanes">
${[...lanes].map(([role, done]) => `      <bpmn:lane id="lane_${role}" name="${role}">${done.map(([id]) => `<bpmn:flowNodeRef>${id}</bpmn:flowNodeRef>`).join('')}</bpmn:lane>`).join('\n')}
    </bpmn:laneSet>
    <bpmn:startEvent id="submitted" name="${texts.submitted}" />
${steps.map(([id]) => `    <bpmn:userTask id="${id}" name="${texts.steps[id]}" motcua:action="${id}" />`).join('\n')}
    <bpmn:endEvent id="end" name="${texts.end}" />
${ids.flatMap((id, index) => (index === 0 ? [] : [`    <bpmn:sequenceFlow id="f${index}" sourceRef="${ids[index - 1]}" targetRef="${id}" />`])).join('\n')}
  </bpmn:process>
</bpmn:definitions>
`;
}

function attribute(text: string): string {
  return `"${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"`;
}
