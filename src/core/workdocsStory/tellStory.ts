import type { ResourceKind, Story } from './story';
import { tellDocument, tellFolder } from './tellContent';
import { tellGroup } from './tellGroup';
import { tellSite } from './tellSite';
import { tellUser } from './tellUser';
import type { UserStoryOptions } from './tellUser';
import type { WorkDocsIndex } from './workDocsIndex';

/** The story of any resource of the list; undefined where the log names none of this kind and id. */
export function tellStory(
  index: WorkDocsIndex,
  kind: ResourceKind,
  id: string,
  options: UserStoryOptions = {},
): Story | undefined {
  switch (kind) {
    case 'document':
    case 'content':
      return tellDocument(index, id, options);
    case 'folder':
      return tellFolder(index, id, options);
    case 'user':
      return tellUser(index, id, options);
    case 'group':
      return tellGroup(index, id, options);
    case 'site':
      return tellSite(index, id, options);
  }
}
