import { withXml, XmlFault } from '../soap/xml.ts';
import type { ShownBody } from './kept-bodies.contract.ts';

/** Nobody reads more on a screen; the digest on record is over the whole. */
const mostCharacters = 200_000;

/** A body as people read it; what cannot be laid out without changing what it says stays as it is. */
export function showBody(body: string): ShownBody {
  const text = body.length > mostCharacters ? body : layOut(body);
  return { text: text.slice(0, mostCharacters), characters: body.length, isCut: text.length > mostCharacters };
}

function layOut(body: string): string {
  const start = body.trimStart().slice(0, 1);
  if (start === '<') return layOutXml(body);
  return start === '{' || start === '[' ? layOutJson(body) : body;
}

/** Numbers too long for JavaScript, and members told twice, would come out changed: such a text is left alone. */
function layOutJson(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    return JSON.stringify(value) === body ? JSON.stringify(value, null, 2) : body;
  } catch {
    return body;
  }
}

function layOutXml(body: string): string {
  try {
    return withXml(body, (root) => root.doc.toString({ format: true, noDeclaration: true }));
  } catch (error) {
    if (error instanceof XmlFault) return body;
    throw error;
  }
}
