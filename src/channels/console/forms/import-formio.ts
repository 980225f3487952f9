import { isRecord, type EditedField, type EditedForm, type EditedSection } from './edited-form.ts';
import { conditionOf, hasCondition } from './formio-conditions.ts';
import { fieldOfComponent, typeOf, type Note } from './formio-fields.ts';
import { nameOf, textOf, unique } from './formio-names.ts';

const containers = new Set(['panel', 'fieldset', 'container', 'well', 'columns', 'table', 'tabs', 'form']);
/** Of these only the place on the page is meant, and what is within stays in the part around them. */
const layout = new Set(['columns', 'table', 'well']);
const repeated = new Set(['datagrid', 'editgrid']);
/** What only decorates a page. */
const silent = new Set(['button', 'content', 'htmlelement']);
/** Deeper than anybody builds a page. */
const mostLevels = 30;

type Component = Record<string, unknown>;
/** A part being made, with the component each field came from. */
type Part = {
  component: Component | undefined;
  isTable: boolean;
  fields: { component: Component; field: EditedField }[];
};

export type Imported = {
  form: EditedForm;
  /** What has no like here, by name. */
  leftOut: string[];
  /** What was taken over in part, and what its author has to see to. */
  notes: Note[];
};

/**
 * Nhập biểu mẫu Form.io: panels become parts, components fields, data grids repeated parts of their own. Scripts are never taken over;
 * labels in English and legal articles stay to be written, which the check asks for. Undefined for a file that is no Form.io form.
 */
export function importFormio(json: unknown, { id, title }: { id: string; title: string }): Imported | undefined {
  if (!isRecord(json) || !Array.isArray(json['components'])) return undefined;
  const leftOut: string[] = [];
  const notes: Note[] = [];
  const general: Part = { component: undefined, isTable: false, fields: [] };
  const parts: Part[] = [general];
  gather(json['components'], { part: general, parts, level: 0 });
  const filled = parts.filter(({ fields }) => fields.length > 0);
  const sections = unique(filled.map((part, index) => sectionOf(part, { index, title })));
  const withRules = sections.map((section, at) =>
    withConditions(section, { part: filled[at], filled, sections, notes }),
  );
  const named = textOf(json['title']) || title;
  return { form: { id, title: named, titleEn: '', basis: '', sections: withRules }, leftOut, notes };

  /** Every field below, in order, each into the part it stands in. */
  function gather(list: unknown, at: { part: Part; parts: Part[]; level: number }): void {
    const { level } = at;
    if (!Array.isArray(list)) return;
    for (const one of list.flat(2).filter(isRecord)) {
      const type = textOf(one['type']);
      const inner = [one['components'], one['columns'], one['rows']].flat(2).filter(isRecord);
      const name = textOf(one['label']) || textOf(one['title']) || textOf(one['key']) || type;
      if (silent.has(type)) continue;
      const isPart = repeated.has(type) || (containers.has(type) && !layout.has(type) && at.part === general);
      const isEmpty = inner.length === 0 && (containers.has(type) || repeated.has(type)) && !layout.has(type);
      // A form kept at an address, a table of nothing, and what lies deeper than anybody builds.
      if (isEmpty || level > mostLevels || (one['hidden'] === true && inner.length === 0)) leftOut.push(name);
      else if (isPart) {
        const part: Part = { component: one, isTable: repeated.has(type), fields: [] };
        at.parts.push(part);
        gather(inner, { ...at, part, level: level + 1 });
      } else if (type === '' || containers.has(type)) {
        if (hasCondition(one)) notes.push({ kind: 'condition', name });
        gather(inner, { ...at, level: level + 1 });
      } else if (!Object.hasOwn(typeOf, type)) leftOut.push(name);
      else at.part.fields.push({ component: one, field: fieldOfComponent(one, notes) });
    }
  }
}

function sectionOf(
  { component, isTable, fields }: Part,
  { index, title }: { index: number; title: string },
): EditedSection {
  const own = component ?? {};
  const named = textOf(own['title']) || textOf(own['legend']) || textOf(own['label']) || (component ? '' : title);
  const repeat = { min: 0, max: 20, itemTitle: named, itemTitleEn: '' };
  return {
    id: component ? nameOf(component['key'], `part${index + 1}`) : 'general',
    title: named,
    titleEn: '',
    ...(isTable && { repeat }),
    fields: unique(fields.map(({ field }) => field)),
  };
}

type All = { part: Part | undefined; filled: readonly Part[]; sections: readonly EditedSection[]; notes: Note[] };

/** Simple conditions become ours once every field has its name; the others are told. */
function withConditions(section: EditedSection, { part, filled, sections, notes }: All): EditedSection {
  const places = filled.flatMap(({ fields, isTable }, at) =>
    fields.map(({ component }, number) => ({
      key: textOf(component['key']),
      field: sections[at]?.fields[number],
      section: sections[at]?.id ?? '',
      isTable,
    })),
  );
  const visibleOf = (component: Component | undefined) =>
    conditionOf(component, { section: section.id, places, notes });
  const visible = visibleOf(part?.component);
  return {
    ...section,
    ...(visible && { visible }),
    fields: section.fields.map((field, number) => {
      const shown = visibleOf(part?.fields[number]?.component);
      return shown ? { ...field, visible: shown } : field;
    }),
  };
}
