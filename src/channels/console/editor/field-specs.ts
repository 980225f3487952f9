import { partnerSection } from './partner-specs.ts';
import {
  article,
  channels,
  date,
  from,
  id,
  name,
  nameEn,
  option,
  optional,
  text,
  to,
  when,
  type FieldSpec,
  type SectionSpec,
} from './spec-parts.ts';

const levels = [
  option('province', 'edit.level.province'),
  option('district', 'edit.level.district'),
  option('commune', 'edit.level.commune'),
];
const applicants = [
  option('citizen', 'edit.applicant.citizen'),
  option('enterprise', 'edit.applicant.enterprise'),
  option('organisation', 'edit.applicant.organisation'),
];
const serviceLevels = ['1', '2', '3', '4'].map((value) => ({ value, label: 'edit.serviceLevel' as const }));
const decision = (key: string): FieldSpec[] => [
  text(`${key}.number`, 'edit.number'),
  date(`${key}.issuedOn`, 'edit.issuedOn'),
  text(`${key}.issuer`, 'edit.issuer'),
  date(`${key}.from`, 'edit.from'),
];

/** Các phần của tệp thủ tục, in the order in which they are edited. */
export const sections: readonly SectionSpec[] = [
  {
    title: 'edit.general',
    fields: [
      name,
      text('nameEn', 'edit.nameEn'),
      { key: 'summary', label: 'edit.summary', kind: 'long' },
      { key: 'sector', label: 'edit.sector', kind: 'sector' },
      { key: 'level', label: 'edit.level', kind: 'choice', options: levels },
      { key: 'applicantKinds', label: 'edit.applicants', kind: 'ticks', options: applicants },
      { key: 'channels', label: 'edit.channels', kind: 'ticks', options: channels },
      { key: 'keywords', label: 'edit.keywords', kind: 'words' },
      { key: 'lifeEvents', label: 'edit.lifeEvents', kind: 'life-events' },
      { key: 'immediate', label: 'edit.immediate', kind: 'yes-no' },
      { key: 'conditions', label: 'edit.conditions', kind: 'long', isOptional: true },
    ],
  },
  {
    title: 'edit.variants',
    fields: [
      { key: 'supplementRounds.atMost', label: 'edit.supplementRounds', kind: 'number', isOptional: true },
      { key: 'supplementRounds.article', label: 'edit.supplementArticle', kind: 'article', isOptional: true },
    ],
    lists: [
      {
        key: 'variants',
        title: 'edit.variants',
        item: 'edit.variant',
        nameKey: 'name',
        fields: [
          name,
          id,
          when('edit.when'),
          { key: 'processingTime.term', label: 'edit.term', kind: 'term' },
          { ...article, key: 'processingTime.article' },
          optional(text('processingTime.policy', 'edit.policy')),
        ],
        fresh: { id: '', name: '', when: '', processingTime: { term: '5 working days', article: '' } },
      },
    ],
  },
  {
    title: 'edit.documents',
    lists: [
      {
        key: 'requiredDocuments',
        title: 'edit.documents',
        item: 'edit.document',
        nameKey: 'name',
        fields: [
          name,
          nameEn,
          id,
          { key: 'originals', label: 'edit.originals', kind: 'number' },
          { key: 'copies', label: 'edit.copies', kind: 'number' },
          { key: 'required', label: 'edit.required', kind: 'required' },
          optional(text('note', 'edit.note')),
          article,
          optional(text('replacedBy', 'edit.replacedBy')),
          optional(text('replacedByEn', 'edit.replacedByEn')),
        ],
        lists: [
          {
            key: 'coveredBy',
            title: 'edit.coveredBy',
            item: 'edit.cover',
            nameKey: 'by',
            fields: [
              {
                key: 'by',
                label: 'edit.cover.by',
                kind: 'choice',
                options: [
                  option('register', 'edit.cover.register'),
                  option('result', 'edit.cover.result'),
                  option('earlier', 'edit.cover.earlier'),
                ],
              },
              optional(text('register', 'edit.cover.registerKey')),
              optional(text('path', 'edit.cover.path')),
              { key: 'procedures', label: 'edit.cover.procedures', kind: 'words', isOptional: true },
              article,
            ],
            fresh: { by: 'earlier', article: '' },
          },
        ],
        fresh: { id: '', name: '', originals: 1, copies: 0, required: true, article: '' },
      },
    ],
  },
  {
    title: 'edit.fees',
    fields: [
      {
        key: 'feeDue',
        label: 'edit.feeDue',
        kind: 'choice',
        options: [
          option('none', 'edit.feeDue.none'),
          option('on_acceptance', 'edit.feeDue.on_acceptance'),
          option('on_return', 'edit.feeDue.on_return'),
        ],
      },
    ],
    lists: [
      {
        key: 'fees',
        title: 'edit.fees',
        item: 'edit.fee',
        nameKey: 'name',
        fields: [
          name,
          nameEn,
          id,
          {
            key: 'kind',
            label: 'edit.feeKind',
            kind: 'choice',
            options: [option('fee', 'edit.feeKind.fee'), option('charge', 'edit.feeKind.charge')],
          },
          { key: 'amountVnd', label: 'edit.amount', kind: 'amount', isOptional: true },
          optional(text('decision', 'edit.decision')),
          { key: 'channel', label: 'edit.channel', kind: 'choice', options: channels, isOptional: true },
          when('edit.when'),
          from,
          to,
          article,
        ],
        fresh: { id: '', kind: 'charge', name: '', amountVnd: 0, from: '', article: '' },
      },
    ],
  },
  {
    title: 'edit.result',
    fields: [
      text('result.name', 'edit.name'),
      optional(text('result.nameEn', 'edit.nameEn')),
      text('result.code', 'edit.resultCode'),
      text('result.template', 'edit.template'),
      {
        key: 'result.issuedBy',
        label: 'edit.issuedBy',
        kind: 'choice',
        options: [
          option('this_system', 'edit.issuedBy.this_system'),
          option('ministry_system', 'edit.issuedBy.ministry_system'),
        ],
      },
      optional(text('result.system', 'edit.system')),
      optional(text('result.book', 'edit.book')),
      {
        key: 'result.signsAs',
        label: 'edit.signsAs',
        kind: 'choice',
        options: [
          option('head', 'edit.signsAs.head'),
          option('TM', 'edit.signsAs.TM'),
          option('KT', 'edit.signsAs.KT'),
          option('TL', 'edit.signsAs.TL'),
          option('TUQ', 'edit.signsAs.TUQ'),
        ],
      },
    ],
  },
  partnerSection,
  {
    title: 'edit.authority',
    lists: [
      {
        key: 'authority',
        title: 'edit.authority',
        item: 'edit.authorityItem',
        nameKey: 'from',
        fields: [from, to, text('unitKind', 'edit.unitKind'), article],
        fresh: { from: '', unitKind: '', article: '' },
      },
      {
        key: 'serviceLevels',
        title: 'edit.serviceLevels',
        item: 'edit.serviceLevelItem',
        nameKey: 'from',
        fields: [
          from,
          {
            key: 'level',
            label: 'edit.serviceLevelItem',
            kind: 'choice',
            options: [
              ...serviceLevels,
              option('full', 'edit.serviceLevel.full'),
              option('partial', 'edit.serviceLevel.partial'),
            ],
          },
          article,
        ],
        fresh: { from: '', level: 3, article: '' },
      },
    ],
  },
  {
    title: 'edit.steps',
    lists: [
      {
        key: 'steps',
        title: 'edit.steps',
        item: 'edit.step',
        nameKey: 'who',
        fields: [text('who', 'edit.who'), { key: 'what', label: 'edit.what', kind: 'long' }],
        fresh: { who: '', what: '' },
      },
    ],
  },
  {
    title: 'edit.laws',
    lists: [
      {
        key: 'legalBases',
        title: 'edit.laws',
        item: 'edit.law',
        nameKey: 'id',
        fields: [text('id', 'edit.lawId'), text('number', 'edit.number'), text('name', 'edit.lawName')],
        fresh: { id: '', number: '', name: '' },
      },
    ],
  },
  { title: 'edit.publication', fields: decision('publication') },
  { title: 'edit.internalProcess', fields: decision('internalProcess') },
];
