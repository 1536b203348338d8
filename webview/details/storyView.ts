import type { StoryChapter, StoryEntry } from '../../src/core/workdocsStory/story';
import type { ResourceKind, ResourceStory } from '../../src/protocol/story';
import { createElement } from '../element';
import type { IconName } from '../icons';
import { createIcon } from '../icons';
import type { PageContext } from '../pageContext';
import { toCountText, toLocalText, toUtcText } from '../texts';
import { createSentence } from './sentenceElement';

export const RESOURCE_ICONS = {
  document: 'document',
  folder: 'folder',
  content: 'document',
  user: 'directory',
  group: 'directory',
  site: 'account',
} as const satisfies Readonly<Record<ResourceKind, IconName>>;

/** A kind of resource in words. */
export const RESOURCE_WORDS = {
  document: 'document',
  folder: 'folder',
  content: 'file or folder',
  user: 'user',
  group: 'group',
  site: 'site',
} as const satisfies Readonly<Record<ResourceKind, string>>;

/** Entries of a chapter that are shown at first; a busy user's chapter has thousands. */
const FIRST = 200;

/** The life of a WorkDocs resource as dated chapters. */
export function createStoryView(context: PageContext, story: ResourceStory): HTMLElement {
  const view = createElement('div', 'story');
  const head = createElement('div', 'story-head');
  head.append(createIcon(RESOURCE_ICONS[story.kind]));
  head.append(
    createElement('h3', '', story.name ?? story.id),
    createElement('span', 'story-kind', RESOURCE_WORDS[story.kind]),
  );
  view.append(head);
  if (story.name !== undefined) {
    view.append(createElement('p', 'story-id', story.id));
  }
  const span = story.first === undefined ? '' : `, ${toUtcText(story.first)} – ${toUtcText(story.last)} UTC`;
  view.append(createElement('p', 'story-id', `${toCountText(story.events, 'event')}${span}`));
  view.append(...story.chapters.map((chapter) => createChapter(context, chapter)));
  return view;
}

function createChapter(context: PageContext, chapter: StoryChapter): HTMLElement {
  const section = createElement('section', 'chapter');
  const title = createElement('h4', 'part-title', chapter.title);
  if (chapter.entries.length > 1) {
    title.append(
      createElement('span', 'chapter-count', toCountText(chapter.entries.length, 'entry', 'entries')),
    );
  }
  section.append(title, ...chapter.notes.map((note) => createSentence(note, 'story-note')));
  const list = createElement('ol', 'entries');
  list.append(...chapter.entries.slice(0, FIRST).map((entry) => createEntry(context, entry)));
  section.append(list);
  if (chapter.entries.length > FIRST) {
    const more = createElement(
      'button',
      'link',
      `Show all ${toCountText(chapter.entries.length, 'entry', 'entries')}`,
    );
    more.type = 'button';
    more.addEventListener('click', () => {
      list.append(...chapter.entries.slice(FIRST).map((entry) => createEntry(context, entry)));
      more.remove();
    });
    section.append(more);
  }
  return section;
}

function createEntry(context: PageContext, entry: StoryEntry): HTMLElement {
  const item = createElement('li', 'entry');
  const time = createElement(
    'span',
    'entry-time',
    entry.time === undefined ? 'no time' : toUtcText(entry.time),
  );
  time.title =
    entry.time === undefined ? '' : `${toUtcText(entry.time)} UTC\n${toLocalText(entry.time)} (local)`;
  const body = createElement('div', 'entry-body');
  body.append(createSentence(entry.sentence));
  const [first] = entry.refs;
  if (first !== undefined) {
    const link = createElement(
      'button',
      'link',
      entry.refs.length === 1 ? 'Show event' : `Show the first of ${toCountText(entry.refs.length, 'event')}`,
    );
    link.type = 'button';
    link.addEventListener('click', () => {
      context.show(first);
    });
    body.append(link);
  }
  item.append(time, body);
  return item;
}
