import type { FilterFieldName } from '../../src/core/filter/filterFields';
import type { Facet } from '../../src/protocol/filter';
import { createElement } from '../element';
import { createIcon } from '../icons';
import { createLateProgress } from '../layout/lateProgress';
import { LatestCall } from '../layout/latestCall';
import { createPanelError, createPanelMessage } from '../layout/panelMessage';
import { createPressGuard } from '../layout/pressGuard';
import { addRovingFocus, setStop } from '../layout/rovingFocus';
import type { PageContext } from '../pageContext';
import { createFacetSection } from './facetSection';

/** Values of a facet at first, and after "more". */
const FIRST = 6;
const MORE = 60;

/** A pause in typing after which a facet is searched, in milliseconds. */
const SEARCH_DELAY = 120;

const STOPS = '.facet-stop';

export interface FacetsPanelEvents {
  readonly onClosedChange: (fields: readonly string[]) => void;
  /** Told with each answer. */
  readonly onFacets: (facets: readonly Facet[]) => void;
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

/** The fields of the loaded events with their values and counts, each of which sets a term of the filter. */
export class FacetsPanel {
  readonly element = createElement('aside', 'facets');
  private readonly list = createElement('div', 'facets-list');
  private readonly progress = createLateProgress('Counting values');
  private readonly press = createPressGuard(this.list, STOPS);
  private readonly latest = new LatestCall();
  private closed = new Set<string>();
  /** Searches and longer lists, by field; `text` is undefined for a longer list. */
  private readonly wider = new Map<FilterFieldName, string | undefined>();
  private facets: readonly Facet[] = [];
  private timer: number | undefined;

  constructor(
    private readonly context: PageContext,
    private readonly events: FacetsPanelEvents,
  ) {
    this.element.setAttribute('aria-label', 'Facets');
    const head = createElement('div', 'pane-head');
    const close = createElement('button', 'icon-button');
    close.type = 'button';
    close.title = 'Hide the facets';
    close.setAttribute('aria-label', close.title);
    close.append(createIcon('close'));
    close.addEventListener('click', events.onClose);
    head.append(createElement('h2', '', 'Facets'), close);
    this.list.setAttribute('role', 'group');
    this.list.setAttribute('aria-label', 'Values to filter by');
    this.element.append(head, this.progress.element, this.list);
    addRovingFocus(this.list, '.facet-line', STOPS);
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.preventDefault();
        events.onLeave();
      }
    });
  }

  setClosed(fields: readonly string[]): void {
    this.closed = new Set(fields);
  }

  /** Counts again, after the filter or the events changed. */
  async refresh(): Promise<void> {
    try {
      const answer = await this.latest.run(async (signal) => {
        const facets = await this.progress.watch(this.load(signal));
        await this.press.untilReleased();
        return facets;
      });
      if (answer !== undefined) {
        this.facets = answer.value;
        this.render();
        this.events.onFacets(this.facets);
      }
    } catch (error) {
      this.list.replaceChildren(createPanelError(error, () => void this.refresh()));
    }
  }

  focus(): void {
    const stop =
      this.list.querySelector<HTMLElement>(`${STOPS}[tabindex="0"]`) ??
      this.list.querySelector<HTMLElement>(STOPS);
    stop?.focus();
  }

  private async load(signal: AbortSignal): Promise<readonly Facet[]> {
    const { facets } = await this.context.rpc.call('getFacets', { count: FIRST }, { signal });
    const wider = await Promise.all(
      [...this.wider].map(([field, text]) =>
        this.context.rpc.call('searchFacet', { field, text: text ?? '', count: MORE }, { signal }),
      ),
    );
    return facets.map((facet) => wider.find((other) => other?.field === facet.field) ?? facet);
  }

  private render(): void {
    const focused = this.getFocus();
    const shown = this.facets.filter(({ field, distinct }) => distinct > 0 || this.wider.has(field));
    this.list.replaceChildren(
      ...shown.map((facet) =>
        createFacetSection(
          facet,
          { isOpen: !this.closed.has(facet.field), search: this.wider.get(facet.field) },
          {
            onSet: (field, value, state) => {
              this.context.setTerm({ field, value }, state);
            },
            onToggle: (field, isOpen) => {
              this.toggle(field, isOpen);
            },
            onSearch: (field, text) => {
              this.search(field, text);
            },
            onMore: (field) => {
              this.wider.set(field, undefined);
              void this.refresh();
            },
          },
        ),
      ),
    );
    if (shown.length === 0) {
      this.list.replaceChildren(createPanelMessage('No event has a value to count.'));
    }
    setStop(this.list, STOPS);
    this.restoreFocus(focused);
  }

  private toggle(field: string, isOpen: boolean): void {
    if (isOpen) {
      this.closed.delete(field);
    } else {
      this.closed.add(field);
    }
    this.events.onClosedChange([...this.closed]);
    this.render();
  }

  private search(field: FilterFieldName, text: string | undefined): void {
    const wasOpen = this.wider.get(field) !== undefined;
    window.clearTimeout(this.timer);
    if (text === undefined) {
      this.wider.delete(field);
      void this.refresh();
      return;
    }
    this.wider.set(field, text);
    if (wasOpen) {
      this.timer = window.setTimeout(() => void this.refresh(), SEARCH_DELAY);
    } else {
      this.render();
      this.getSection(field)?.querySelector<HTMLElement>('.facet-search')?.focus();
      void this.refresh();
    }
  }

  private getSection(field: string): HTMLElement | undefined {
    return [...this.list.querySelectorAll<HTMLElement>('.facet')].find(
      ({ dataset }) => dataset['field'] === field,
    );
  }

  /** What has the focus, in words that outlive building the list anew. */
  private getFocus():
    { field: string; value: string | undefined; selector: string; start: number } | undefined {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || !this.list.contains(activeElement)) {
      return undefined;
    }
    const selector = ['facet-search', 'facet-find', 'facet-more', 'facet-value', 'facet-toggle'].find(
      (name) => activeElement.classList.contains(name),
    );
    return {
      field: activeElement.closest<HTMLElement>('.facet')?.dataset['field'] ?? '',
      value: activeElement.dataset['value'],
      selector: `.${selector ?? 'facet-toggle'}`,
      start: activeElement instanceof HTMLInputElement ? (activeElement.selectionStart ?? 0) : 0,
    };
  }

  private restoreFocus(focus: ReturnType<FacetsPanel['getFocus']>): void {
    if (focus === undefined) {
      return;
    }
    const section = this.getSection(focus.field);
    const same = [...(section?.querySelectorAll<HTMLElement>(focus.selector) ?? [])];
    const found =
      same.find(({ dataset }) => dataset['value'] === focus.value) ??
      section?.querySelector<HTMLElement>('.facet-toggle');
    found?.focus();
    if (found instanceof HTMLInputElement) {
      found.setSelectionRange(focus.start, focus.start);
    }
  }
}
