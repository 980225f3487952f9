import { SaxesParser } from 'saxes';
import { workflowText } from '../workflow-text.ts';

/** Limits against files made to exhaust the server, far above any drawn process. */
const maxBytes = 2 * 1024 * 1024;
const maxDepth = 100;

class Stop extends Error {}

/**
 * Checks what bpmn-moddle does not: that the text is well-formed XML, of a reasonable size and depth, and declares no
 * DOCTYPE (so no entity can be expanded or fetched). Returns the reason to refuse it.
 */
export function findXmlFault(xml: string): string | undefined {
  if (Buffer.byteLength(xml) > maxBytes) return workflowText('workflow.xml.too_large', { limit: '2' });

  let fault: string | undefined;
  const stop = (reason: string): never => {
    fault = reason;
    throw new Stop();
  };
  const parser = new SaxesParser({ xmlns: true, position: true });
  let depth = 0;
  parser.on('doctype', () => stop(workflowText('workflow.xml.doctype')));
  parser.on('error', (error) => stop(workflowText('workflow.xml.malformed', { fault: error.message })));
  parser.on('opentag', () => {
    depth += 1;
    if (depth > maxDepth) stop(workflowText('workflow.xml.too_deep', { limit: String(maxDepth) }));
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
  return fault;
}

/** Decodes a file in the encoding its byte order mark or XML declaration names; undefined when it cannot be decoded. */
export function decodeXml(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const declared = /^\s*(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*\bencoding=["']([\w.-]+)["']/.exec(head)?.[1];
  try {
    return new TextDecoder(marked ?? declared ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
