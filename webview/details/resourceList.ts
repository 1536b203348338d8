import type { ResourceKind, ResourceSummary } from '../../src/protocol/story';
import { createElement } from '../element';
import { createIcon } from '../icons';
import { createLateProgress } from '../layout/lateProgress';
import { LatestCall } from '../layout/latestCall';
import { createPanelError, createPanelMessage } from '../layout/panelMessage';
import { addRovingFocus, setStop } from '../layout/rovingFocus';
import type { PageContext } from '../pageContext';
import { toCountText, toNumberText, toUtcText } from '../texts';
import { RESOURCE_ICONS, RESOURCE_WORDS } from './storyView';

/** Resources of one answer. */
const COUNT = 100;

/** A pause in typing after which the list is searched, in milliseconds. */
const DELAY = 150;

/** The list of documents, folders, users and sites that the logs speak of, with a search. */
export function createResourceList(
  context: PageContext,
  onChoose: (kind: ResourceKind, id: string) => void,
): HTMLElement {
  const view = createElement('div', 'resources');
  const search = createElement('input', 'facet-search');
  search.type = 'search';
  search.placeholder = 'Search documents, folders, users, sites';
  search.setAttribute('aria-label', 'Search WorkDocs resources by name or id');
  const progress = createLateProgress('Reading WorkDocs events');
  const list = createElement('ul', 'resource-list');
  const latest = new LatestCall();
  let timer: number | undefined;
  const load = async (): Promise<void> => {
    const params = { text: search.value, count: COUNT };
    try {
      const answer = await latest.run((signal) =>
        progress.watch(context.rpc.call('getWorkDocsResources', params, { signal })),
      );
      if (answer !== undefined) {
        const { resources, total } = answer.value;
        list.replaceChildren(...resources.map((resource) => createItem(resource, onChoose)));
        if (resources.length < total) {
          list.append(
            createElement(
              'li',
              'resource-more',
              `and ${toNumberText(total - resources.length)} more: search for them`,
            ),
          );
        }
        if (total === 0) {
          list.replaceChildren(
            createPanelMessage(
              search.value === ''
                ? 'No loaded event is about a WorkDocs resource.'
                : 'No resource has this text.',
            ),
          );
        }
        setStop(list, '.resource');
      }
    } catch (error) {
      list.replaceChildren(createPanelError(error, () => void load()));
    }
  };
  search.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void load(), DELAY);
  });
  search.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      list.querySelector<HTMLElement>('.resource')?.focus();
    }
  });
  addRovingFocus(list, 'li', '.resource');
  view.append(search, progress.element, list);
  void load();
  return view;
}

function createItem(
  resource: ResourceSummary,
  onChoose: (kind: ResourceKind, id: string) => void,
): HTMLElement {
  const item = createElement('li');
  const button = createElement('button', 'resource');
  button.type = 'button';
  button.append(createIcon(RESOURCE_ICONS[resource.kind]));
  button.append(createElement('span', 'resource-name', resource.name ?? resource.id));
  button.append(createElement('span', 'resource-count', toCountText(resource.events, 'event')));
  const times =
    resource.first === undefined ? '' : `\n${toUtcText(resource.first)} – ${toUtcText(resource.last)} UTC`;
  button.title = `${RESOURCE_WORDS[resource.kind]} ${resource.id}${times}`;
  button.addEventListener('click', () => {
    onChoose(resource.kind, resource.id);
  });
  item.append(button);
  return item;
}
