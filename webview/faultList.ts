import type { ExplorerContent } from '../src/protocol/explorer';
import { createElement } from './element';
import { createIcon } from './icons';
import { toCountText, toNumberText } from './texts';

/** Builds the list of faults. `onShow` is called with the log whose fault was clicked. */
export function createFaultList(content: ExplorerContent, onShow: (source: number) => void): HTMLElement {
  const { summary, faultCount, names } = content;
  const list = createElement('ul', 'faults');
  list.setAttribute('aria-label', 'Faults');
  const sourceOf = new Map(summary.sources.map(({ uri }, source) => [uri, source]));
  for (const fault of summary.faults) {
    const source = sourceOf.get(fault.source) ?? 0;
    const item = createElement('li');
    const button = createElement('button', 'fault');
    button.type = 'button';
    const place = `byte ${toNumberText(fault.span.start)}`;
    const where = names.length > 1 ? `${names[source] ?? ''}, ${place}` : place;
    button.append(createIcon('warning'), createElement('span', 'fault-message', fault.message));
    button.append(createElement('span', 'detail', where));
    button.title = 'Show in Problems';
    button.addEventListener('click', () => {
      onShow(source);
    });
    item.append(button);
    list.append(item);
  }
  const more = faultCount - summary.faults.length;
  if (more > 0) {
    list.append(createElement('li', 'faults-more', `and ${toCountText(more, 'more', 'more')}`));
  }
  return list;
}
