import type { FilterFieldName } from '../../src/core/filter/filterFields';
import type { Facet, FacetValue, TermState } from '../../src/protocol/filter';
import { createElement } from '../element';
import { createIcon } from '../icons';
import { toCountText, toNumberText } from '../texts';

export interface FacetSectionEvents {
  readonly onSet: (field: string, value: string, state: TermState) => void;
  readonly onToggle: (field: string, isOpen: boolean) => void;
  readonly onSearch: (field: FilterFieldName, text: string | undefined) => void;
  readonly onMore: (field: FilterFieldName) => void;
}

/** What a section shows beside its values. */
export interface FacetSectionState {
  readonly isOpen: boolean;
  /** Text of the search; undefined where the search is closed. */
  readonly search: string | undefined;
}

/** One facet: its title, and a line for each value. Lines and title are stops of the panel's arrow keys. */
export function createFacetSection(
  facet: Facet,
  state: FacetSectionState,
  events: FacetSectionEvents,
): HTMLElement {
  const section = createElement('section', 'facet');
  section.setAttribute('aria-label', facet.label);
  section.dataset['field'] = facet.field;
  section.append(createTitle(facet, state, events));
  if (!state.isOpen) {
    return section;
  }
  if (state.search !== undefined) {
    section.append(createSearch(facet, state.search, events));
  }
  const most = facet.values.reduce((max, { count }) => Math.max(max, count), 1);
  const values =
    state.search === undefined && isNoneShown(facet) ? [...facet.values, facet.none] : facet.values;
  section.append(...values.map((value) => createValue(facet, value, most, events)));
  if (values.length === 0) {
    section.append(
      createElement('p', 'facet-none', state.search === undefined ? 'No values' : 'No value has this text'),
    );
  }
  const hidden = facet.distinct - facet.values.length;
  if (hidden > 0 && state.search === undefined) {
    const line = createElement('div', 'facet-line');
    const more = createElement('button', 'facet-more facet-stop');
    more.append(createSilent('', `${toNumberText(hidden)} more…`));
    more.type = 'button';
    more.append(
      createElement(
        'span',
        'for-reader',
        `Show more of ${facet.label}: ${toNumberText(hidden)} are not shown`,
      ),
    );
    more.addEventListener('click', () => {
      events.onMore(facet.field);
    });
    line.append(more);
    section.append(line);
  }
  return section;
}

/** Events without a value have a line where there are some, and others that have a value. */
function isNoneShown({ none, values }: Facet): boolean {
  return none.state !== 'none' || (none.count > 0 && values.length > 0);
}

function createTitle(
  facet: Facet,
  { isOpen, search }: FacetSectionState,
  events: FacetSectionEvents,
): HTMLElement {
  const title = createElement('div', 'facet-title facet-line');
  const toggle = createElement('button', 'facet-toggle facet-stop');
  toggle.type = 'button';
  toggle.setAttribute('aria-expanded', String(isOpen));
  toggle.append(createIcon('twisty', isOpen ? 'is-open' : ''), createSilent('facet-name', facet.label));
  toggle.append(createSilent('facet-distinct', toNumberText(facet.distinct)));
  toggle.append(
    createElement('span', 'for-reader', `${facet.label}, ${toCountText(facet.distinct, 'value')}`),
  );
  toggle.addEventListener('click', () => {
    events.onToggle(facet.field, !isOpen);
  });
  title.append(toggle);
  if (isOpen && (facet.distinct > 5 || search !== undefined)) {
    const find = createElement('button', 'icon-button facet-find facet-stop');
    find.type = 'button';
    find.title = `Search ${facet.label}`;
    find.setAttribute('aria-label', find.title);
    find.setAttribute('aria-expanded', String(search !== undefined));
    find.append(createIcon('search'));
    find.addEventListener('click', () => {
      events.onSearch(facet.field, search === undefined ? '' : undefined);
    });
    title.append(find);
  }
  return title;
}

function createSearch(facet: Facet, text: string, events: FacetSectionEvents): HTMLElement {
  const input = createElement('input', 'facet-search');
  input.type = 'search';
  input.value = text;
  input.placeholder = 'Search values';
  input.setAttribute('aria-label', `Search ${facet.label}`);
  input.addEventListener('input', () => {
    events.onSearch(facet.field, input.value);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      // By itself the key would empty the field, which asks for all values.
      event.preventDefault();
      event.stopPropagation();
      events.onSearch(facet.field, undefined);
    }
  });
  return input;
}

const STATE_WORDS = { include: 'only these', exclude: 'without these', none: '' } as const;
const STATE_SIGNS = { include: '✓', exclude: '−', none: '' } as const;

function createValue(facet: Facet, value: FacetValue, most: number, events: FacetSectionEvents): HTMLElement {
  const line = createElement('div', 'facet-line');
  const button = createElement('button', `facet-value facet-stop is-${value.state}`);
  button.type = 'button';
  button.dataset['value'] = value.value;
  const words = STATE_WORDS[value.state];
  const label = value.label === '' ? '(none)' : value.label;
  button.setAttribute('aria-pressed', String(value.state !== 'none'));
  button.append(
    createElement(
      'span',
      'for-reader',
      `${label}, ${toCountText(value.count, 'event')}${words === '' ? '' : `, ${words}`}`,
    ),
  );
  button.title = `${label}\nClick: only these; again: without these; again: all`;
  const share = createElement('span', 'facet-share');
  share.style.width = `${((value.count / most) * 100).toFixed(1)}%`;
  button.append(
    share,
    createSilent('facet-sign', STATE_SIGNS[value.state]),
    createSilent('facet-label', label),
    createSilent('facet-count', toNumberText(value.count)),
  );
  const set = (state: TermState): void => {
    events.onSet(facet.field, value.value, state);
  };
  button.addEventListener('click', () => {
    set(value.state === 'none' ? 'include' : value.state === 'include' ? 'exclude' : 'none');
  });
  button.addEventListener('keydown', (event) => {
    if (event.key === '+' || event.key === '-') {
      event.preventDefault();
      event.stopPropagation();
      const wanted = event.key === '+' ? 'include' : 'exclude';
      set(value.state === wanted ? 'none' : wanted);
    }
  });
  line.append(button);
  return line;
}

/** Text that the name of its button says already, in words. */
function createSilent(className: string, text: string): HTMLElement {
  const span = createElement('span', className, text);
  span.setAttribute('aria-hidden', 'true');
  return span;
}
