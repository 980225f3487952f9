/** Danh sách gợi ý: whether it is open and which option the arrows are on. */
export type ListState = { isOpen: boolean; active: number };

/** `choose`: the active option is meant; `choose-and-go`: the same, and the key goes on to do its own work. */
export type KeyOutcome = ListState | 'choose' | 'choose-and-go' | undefined;

export const closedList: ListState = { isOpen: false, active: 0 };

/** What a key does to the list; undefined when it is none of the list's business. */
export function onListKey(state: ListState, key: string, count: number): KeyOutcome {
  const canChoose = state.isOpen && state.active < count;
  switch (key) {
    case 'ArrowDown':
      return { isOpen: true, active: state.isOpen && count > 0 ? (state.active + 1) % count : 0 };
    case 'ArrowUp':
      return { isOpen: true, active: state.isOpen && count > 0 ? (state.active - 1 + count) % count : count - 1 };
    case 'Enter':
      return canChoose ? 'choose' : undefined;
    case 'Tab':
      return canChoose ? 'choose-and-go' : undefined;
    case 'Escape':
      return state.isOpen ? closedList : undefined;
    default:
      return undefined;
  }
}
