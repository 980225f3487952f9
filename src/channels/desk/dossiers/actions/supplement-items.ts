import type { SupplementItem } from '#applications/dossiers/dossiers.contract.ts';

/** What an officer found about one component; `undefined` means not looked at yet. */
export type Finding = { state: 'good' | 'wrong' | undefined; what: string };
export type Component = { target: string; name: string; required: boolean };
/** A wrong place in the form; an empty path is the form as a whole. */
export type FormFinding = { path: string; label: string; what: string };

export type Notice = { items: SupplementItem[]; unseen: string[]; unwritten: string[] };

/**
 * Một thông báo đầy đủ: the items of the notice, the required components nobody has looked at, and the wrong ones without a word
 * on what is wrong. It may be sent when both lists are empty and there is an item.
 */
export function collectItems(
  components: readonly Component[],
  findings: Readonly<Record<string, Finding>>,
  more: {
    form: Finding['state'];
    formFindings: readonly FormFinding[];
    formName: string;
    other: string;
    otherName: string;
  },
): Notice {
  const notice: Notice = { items: [], unseen: [], unwritten: [] };
  const add = (target: string, name: string, what: string) => {
    if (what.trim() === '') notice.unwritten.push(name);
    else notice.items.push({ target, name, what: what.trim() });
  };
  for (const { target, name, required } of components) {
    const finding = findings[target];
    if (!finding?.state && required) notice.unseen.push(name);
    if (finding?.state === 'wrong') add(target, name, finding.what);
  }
  if (!more.form) notice.unseen.push(more.formName);
  if (more.form === 'wrong') {
    for (const { path, label, what } of more.formFindings) {
      add(`form:${path}`, path ? `${more.formName} – ${label}` : more.formName, what);
    }
  }
  if (more.other.trim() !== '') add('other', more.otherName, more.other);
  return notice;
}
