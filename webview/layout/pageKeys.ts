/** What a key does wherever nothing else takes it, by the key's name in lower case. */
export type PageKeys = Readonly<Record<string, () => void>>;

/** Listens to keys of the whole page; not while somebody types, nor over a dialog or a menu. */
export function addPageKeys(keys: PageKeys, onNextArea: (direction: 1 | -1) => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented) {
      return;
    }
    const key = event.key.toLowerCase();
    const isControl = event.ctrlKey || event.metaKey;
    if (key === 'f6' && !isControl && !event.altKey) {
      event.preventDefault();
      onNextArea(event.shiftKey ? -1 : 1);
      return;
    }
    const isFind = key === 'f' && isControl && !event.altKey;
    if (!isFind && (isControl || event.altKey || isTyping(event.target))) {
      return;
    }
    const act = isFind ? keys['/'] : Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (act !== undefined) {
      event.preventDefault();
      act();
    }
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches('input:not([type="checkbox"]), textarea, vscode-dropdown, vscode-option') ||
      target.closest('dialog, [role="menu"]') !== null)
  );
}
