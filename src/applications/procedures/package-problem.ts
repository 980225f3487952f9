/** Lỗi của gói with its place taken apart, so that a screen can lead there. */
export type PackageProblem = { file: string; line: number | null; element: string | null; message: string };

const withLine = /^(?<file>[^,:]+), dòng (?<line>\d+)(?:, (?<path>[^:]+))?: (?<message>[\s\S]*)$/;
const withPath = /^(?<file>[^,:]+)(?:, (?<path>[^:]+))?: (?<message>[\s\S]*)$/;

/** Takes a fault's sentence apart; in a process the element is the one drawn on that line. */
export function problemOf(fault: string, files: ReadonlyMap<string, Buffer>): PackageProblem {
  const { file = '', line, path: within, message = fault } = withLine.exec(fault)?.groups ?? {};
  if (line !== undefined) {
    const text = files.get(file)?.toString('utf8').split('\n')[Number(line) - 1] ?? '';
    const element = file.endsWith('.bpmn') ? (/ id="([^"]+)"/.exec(text)?.[1] ?? null) : null;
    const shown = element === null ? message : message.replace(/^\S+ \(bpmn:\w+\): /, '');
    const told = within === undefined ? shown : `${within}: ${shown}`;
    return { file, line: Number(line), element, message: told };
  }
  const parts = withPath.exec(fault)?.groups;
  if (!parts) return { file: '', line: null, element: null, message: fault };
  const { path } = parts;
  const told = parts['message'] ?? fault;
  return {
    file: parts['file'] ?? '',
    line: null,
    element: null,
    message: path === undefined ? told : `${path}: ${told}`,
  };
}
