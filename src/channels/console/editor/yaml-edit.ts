import {
  isCollection as isCollectionNode,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
} from 'yaml';

export type YamlPath = readonly (string | number)[];

/** A YAML text being read: what it says, and on which lines. */
export type YamlText = {
  /** False while the text is no YAML at all; it must then be mended as text. */
  isReadable: boolean;
  valueAt: (path: YamlPath) => unknown;
  /** First and last line of what stands at a path. */
  linesAt: (path: YamlPath) => [number, number] | undefined;
};

export function readYaml(text: string): YamlText {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const whole: unknown = document.errors.length === 0 ? document.toJS() : undefined;
  return {
    isReadable: document.errors.length === 0 && isMap(document.contents),
    valueAt: (path) => path.reduce(stepInto, whole),
    linesAt: (path) => {
      const node: unknown = document.getIn(path, true);
      const range = isMap(node) || isSeq(node) || isScalar(node) ? node.range : undefined;
      if (!range) return undefined;
      // The end of a block reaches to the beginning of the line after it.
      const lineOf = (offset: number) => counter.linePos(offset).line;
      return [lineOf(range[0]), lineOf(Math.max(range[0], range[1] - 1))];
    },
  };
}

function stepInto(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(String(key)) : undefined;
}

/** Comments and everything untouched stay as they were; lines are not folded anew. */
function write(document: Document): string {
  return document.toString({ lineWidth: 0 });
}

/** Writes a value at a path; undefined takes the key away. */
export function setAt(text: string, path: YamlPath, value: unknown): string {
  const document = parseDocument(text);
  const node: unknown = document.getIn(path, true);
  if (value === undefined) deleteWithEmptyParents(document, path);
  // The node itself is kept, for the comment beside it.
  else if (isScalar(node) && (typeof value !== 'object' || value === null)) node.value = value;
  else document.setIn(path, isCollection(value) ? inline(document, value) : value);
  return write(document);
}

/** A part whose last key is taken away goes with it; an entry of a list stays. */
function deleteWithEmptyParents(document: Document, path: YamlPath): void {
  document.deleteIn(path);
  const parent = path.slice(0, -1);
  if (parent.length === 0 || typeof parent.at(-1) === 'number') return;
  const node: unknown = document.getIn(parent, true);
  if (isMap(node) && node.items.length === 0) deleteWithEmptyParents(document, parent);
}

const isCollection = (value: unknown): value is object => typeof value === 'object' && value !== null;

function inline(document: Document, value: object) {
  const node = document.createNode(value);
  if (isCollectionNode(node)) node.flow = true;
  return node;
}

/** Adds an entry at the end of a list, written below one another. */
export function addAt(text: string, path: YamlPath, entry: object): string {
  const document = parseDocument(text);
  const list: unknown = document.getIn(path, true);
  if (isSeq(list)) {
    list.flow = false;
    list.add(document.createNode(entry));
  } else {
    document.setIn(path, document.createNode([entry]));
  }
  return write(document);
}

export function removeAt(text: string, path: YamlPath, index: number): string {
  const document = parseDocument(text);
  document.deleteIn([...path, index]);
  const list: unknown = document.getIn(path, true);
  if (isSeq(list) && list.items.length === 0) list.flow = true;
  return write(document);
}

/** Moves an entry one place up or down. */
export function moveAt(text: string, path: YamlPath, { index, by }: { index: number; by: -1 | 1 }): string {
  const document = parseDocument(text);
  const list: unknown = document.getIn(path, true);
  if (!isSeq(list)) return text;
  const [entry] = list.items.splice(index, 1);
  list.items.splice(index + by, 0, entry);
  return write(document);
}
