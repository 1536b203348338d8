import type { ResourceKind } from '../../src/protocol/story';
import { createElement } from '../element';
import { createIcon } from '../icons';
import { createLateProgress } from '../layout/lateProgress';
import { LatestCall } from '../layout/latestCall';
import { createPanelError, createPanelMessage } from '../layout/panelMessage';
import type { PageContext } from '../pageContext';
import type { ResourceRef } from './detailsPanel';
import { createResourceList } from './resourceList';
import { createStoryView, RESOURCE_ICONS, RESOURCE_WORDS } from './storyView';

/** The stories of WorkDocs: of what the event is about, or of any resource from the list of all. */
export function createWorkDocsView(
  context: PageContext,
  resources: readonly (ResourceRef & { readonly name?: string })[],
): HTMLElement {
  const view = createElement('div', 'workdocs');
  const choices = createElement('div', 'choices');
  choices.setAttribute('role', 'group');
  choices.setAttribute('aria-label', 'Whose story');
  const progress = createLateProgress('Reading WorkDocs events');
  const body = createElement('div', 'workdocs-body');
  const latest = new LatestCall();
  const buttons: HTMLButtonElement[] = [];

  const press = (pressed: HTMLButtonElement | undefined): void => {
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button === pressed));
    }
  };
  const tell = async (kind: ResourceKind, id: string): Promise<void> => {
    try {
      const answer = await latest.run((signal) =>
        progress.watch(context.rpc.call('tellWorkDocs', { kind, id }, { signal })),
      );
      if (answer !== undefined) {
        const story = answer.value;
        body.replaceChildren(
          story === null
            ? createPanelMessage('The loaded logs do not tell anything of it.')
            : createStoryView(context, story),
        );
      }
    } catch (error) {
      body.replaceChildren(createPanelError(error, () => void tell(kind, id)));
    }
  };
  const showAll = (): void => {
    latest.cancel();
    press(buttons.at(-1));
    body.replaceChildren(
      createResourceList(context, (kind, id) => {
        press(undefined);
        void tell(kind, id);
      }),
    );
  };
  for (const { kind, id, name } of resources) {
    const button = createElement('button', 'choice');
    button.type = 'button';
    button.append(createIcon(RESOURCE_ICONS[kind]), createElement('span', '', name ?? id));
    button.title = `${RESOURCE_WORDS[kind]} ${id}`;
    button.addEventListener('click', () => {
      press(button);
      void tell(kind, id);
    });
    buttons.push(button);
  }
  const all = createElement('button', 'choice', 'All resources');
  all.type = 'button';
  all.addEventListener('click', showAll);
  buttons.push(all);
  choices.append(...buttons);
  view.append(choices, progress.element, body);
  const [first] = resources;
  if (first === undefined) {
    showAll();
  } else {
    press(buttons[0]);
    void tell(first.kind, first.id);
  }
  return view;
}
