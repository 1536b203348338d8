import type { ChapterWriter } from './chapter';
import type { Story } from './story';
import type { StoryEvent } from './storyEvent';

/** The head of a story around its chapters. */
export function toStory(
  resource: Pick<Story, 'kind' | 'id'> & { readonly names: { readonly latest: string | undefined } },
  events: readonly StoryEvent[],
  writer: ChapterWriter,
): Story {
  const first = events[0]?.time;
  const last = events.findLast(({ time }) => time !== undefined)?.time;
  const name = resource.names.latest;
  return {
    kind: resource.kind,
    id: resource.id,
    events: events.length,
    chapters: writer.chapters,
    ...(name === undefined ? {} : { name }),
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
  };
}
