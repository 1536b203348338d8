import { ChapterWriter } from './chapter';
import type { Story, StoryOptions } from './story';
import { toStory } from './toStory';
import type { WorkDocsIndex } from './workDocsIndex';

/** What the log tells of a group: who joined and left, what was shared with it. Undefined where the log names no such group. */
export function tellGroup(index: WorkDocsIndex, id: string, { limit }: StoryOptions = {}): Story | undefined {
  const group = index.groups.get(id);
  if (group === undefined) {
    return undefined;
  }
  const writer = new ChapterWriter(index, limit);
  const { events } = group;
  const isMembership = (name: string): boolean => name === 'AddUserToGroup' || name === 'RemoveUserFromGroup';
  const done = events.filter(({ failure }) => failure === undefined);
  writer.addEvents(
    'members',
    'Members added and removed',
    done.filter(({ name }) => isMembership(name)),
    [['Members from before the log begins are not known.']],
  );
  writer.addEvents(
    'granted',
    'Granted to the group and withdrawn',
    done.filter(({ name }) => !isMembership(name)),
  );
  writer.addEvents(
    'failed',
    'Attempts that failed',
    events.filter(({ failure }) => failure !== undefined),
  );
  return toStory(group, events, writer);
}
