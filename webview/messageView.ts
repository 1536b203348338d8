import { createButton } from './controls';
import { createElement } from './element';
import type { IconName } from './icons';
import { createIcon } from './icons';

export interface MessageAction {
  readonly label: string;
  readonly run: () => void;
}

/** What stands in place of the tree: what happened, and what to do next. The first action stands out. */
export interface Message {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly actions: readonly MessageAction[];
  /** Read out at once by screen readers. */
  readonly isAlert?: boolean;
}

export function createMessageView(message: Message): HTMLElement {
  const view = createElement('div', `message message-${message.icon}`);
  view.setAttribute('role', message.isAlert === true ? 'alert' : 'status');
  view.append(createIcon(message.icon, 'message-icon'));
  view.append(createElement('h2', '', message.title), createElement('p', '', message.text));
  const actions = createElement('div', 'actions');
  actions.append(
    ...message.actions.map(({ label, run }, i) =>
      createButton(label, i === 0 ? 'primary' : 'secondary', run),
    ),
  );
  view.append(actions);
  return view;
}
