import type { EventRef } from '../../src/core/grouping/sourceLog';
import type { ChainStep, ChainStory } from '../../src/protocol/story';
import { createButton } from '../controls';
import { createElement } from '../element';
import { createIcon } from '../icons';
import type { PageContext } from '../pageContext';
import { toLocalText, toUtcText } from '../texts';
import { createSentence } from './sentenceElement';

const CERTAINTY = {
  exact: ['proven', 'The access key of the next step was handed out here'],
  'by session': ['by session', 'The session of the next step was opened here'],
  likely: ['likely', 'Role, session name and time fit; the records do not prove it'],
} as const;

/** The way from whoever was behind an event to the event, as a path of steps. */
export function createChainView(context: PageContext, chain: ChainStory): HTMLElement {
  const view = createElement('div', 'chain');
  const origin = createElement('div', `chain-origin end-${chain.end.replace(/ /g, '-')}`);
  const isOpen = chain.end === 'not loaded';
  origin.append(createIcon(isOpen ? 'unknown' : chain.end === 'service' ? 'service' : 'person'));
  const name = createElement('div', 'chain-name');
  name.append(createElement('strong', '', chain.origin.name === '' ? '(no name)' : chain.origin.name));
  const account = chain.origin.accountId === undefined ? '' : `, account ${chain.origin.accountId}`;
  name.append(createElement('span', 'chain-type', `${chain.origin.typeLabel}${account}`));
  origin.append(name);
  view.append(origin, createSentence(chain.ending, 'chain-ending'));
  if (chain.missing !== undefined) {
    view.append(createMissing(context, chain.missing));
  }
  const path = createElement('ol', 'chain-path');
  path.setAttribute('aria-label', 'Path from the origin to the event');
  path.append(...chain.steps.map((step) => createStep(context, step)));
  const last = createElement('li', 'chain-step chain-last');
  last.append(createElement('span', 'chain-dot'), createElement('span', 'chain-deed', 'This event'));
  path.append(last);
  view.append(path);
  return view;
}

function createStep(context: PageContext, step: ChainStep): HTMLElement {
  const item = createElement('li', 'chain-step');
  const [word, meaning] = CERTAINTY[step.certainty];
  const certainty = createElement('span', `certainty certainty-${step.certainty.replace(/ /g, '-')}`, word);
  certainty.title = meaning;
  const head = createElement('div', 'chain-head');
  head.append(
    createElement('strong', '', step.who),
    createElement('span', 'chain-type', step.typeLabel),
    certainty,
  );
  item.append(createElement('span', 'chain-dot'), head, createElement('div', 'chain-deed', step.deed));
  item.append(createSentence(step.sentence, 'chain-sentence'));
  const foot = createElement('div', 'chain-foot');
  if (step.time !== undefined) {
    const time = createElement('span', 'chain-time', `${toUtcText(step.time)} UTC`);
    time.title = `${toLocalText(step.time)} (local)`;
    foot.append(time);
  }
  foot.append(
    ...step.refs.map((ref, i) => createShow(context, ref, step.refs.length > 1 ? i + 1 : undefined)),
  );
  item.append(foot);
  return item;
}

function createShow(context: PageContext, ref: EventRef, number: number | undefined): HTMLElement {
  const place = context.hasSeveralLogs() ? ` in ${context.getLogName(ref.source)}` : '';
  const link = createElement(
    'button',
    'link',
    `Show event${number === undefined ? '' : ` ${String(number)}`}${place}`,
  );
  link.type = 'button';
  link.addEventListener('click', () => {
    context.show(ref);
  });
  return link;
}

function createMissing(context: PageContext, missing: NonNullable<ChainStory['missing']>): HTMLElement {
  const box = createElement('div', 'chain-missing');
  box.append(createSentence(missing.what));
  const actions = createElement('div', 'chain-actions');
  const { filter, lookup } = missing;
  if (filter !== undefined) {
    actions.append(
      createButton('Set Filter', 'secondary', () => {
        context.setFilter(filter);
      }),
      createElement('code', '', filter),
    );
  }
  if (lookup !== undefined) {
    const text = `AttributeKey=${lookup.attribute},AttributeValue=${lookup.value}`;
    actions.append(
      createButton('Copy Look-up', 'secondary', () => {
        context.copy(text, 'the look-up for Event history');
      }),
      createElement('code', '', `${lookup.attribute} = ${lookup.value}`),
    );
  }
  box.append(actions);
  return box;
}
