import type { Inline, Sentence } from '../explain/explanation';
import type { AccessInterval } from './accessInterval';
import type { StoryEntry } from './story';
import { toTimeInline } from './storyWords';
import { toNamed } from './toStorySentence';
import type { WorkDocsIndex } from './workDocsIndex';

/** Roles in the words of what they allow; other roles are shown as the log writes them. */
const ROLE_WORDS: Readonly<Record<string, string>> = {
  VIEWER: 'could view and download it',
  CONTRIBUTOR: 'could view, comment and upload',
  OWNER: 'owned it',
  COOWNER: 'could do what the owner may',
};

/** An access as a line of a story. Public links and shares with the whole site begin with a word in capitals. */
export function toAccessEntry(index: WorkDocsIndex, interval: AccessInterval): StoryEntry {
  const time = interval.from ?? interval.until;
  return {
    sentence: toAccessSentence(index, interval),
    refs: interval.refs,
    ...(time === undefined ? {} : { time }),
  };
}

/** Who could do what, from when until when, and by whose doing. */
export function toAccessSentence(index: WorkDocsIndex, interval: AccessInterval): Sentence {
  const who = toPrincipalWords(index, interval);
  if (interval.givenBy === undefined) {
    return [
      ...who,
      ' lost access on ',
      toTimeInline(interval.until),
      ` by ${interval.endedBy ?? 'an unnamed caller'}; the log does not show when it was given.`,
    ];
  }
  const given = interval.isCreator === true ? [', having created it'] : [`, given by ${interval.givenBy}`];
  return [
    ...who,
    ' ',
    ...toRoleWords(interval.role),
    ' from ',
    toTimeInline(interval.from),
    ...given,
    ...toEndWords(interval),
  ];
}

/** The principal at the beginning of a sentence. */
export function toPrincipalWords(
  index: WorkDocsIndex,
  { reach, principal, isCreator }: AccessInterval,
): Sentence {
  const named: readonly Inline[] =
    principal === undefined ? ['whose name the log hides'] : toNamed(index, principal);
  switch (reach) {
    case 'public':
      return ['PUBLIC: everybody who has the link'];
    case 'site':
      return ['SITE-WIDE: every user of the site'];
    case 'group':
      return ['Group ', ...named];
    case 'person':
      return isCreator === true
        ? [(principal ?? '').charAt(0).toUpperCase() + (principal ?? '').slice(1)]
        : ['User ', ...named];
    case 'unknown':
      return ['Principal ', ...named];
  }
}

function toRoleWords(role: string | undefined): Sentence {
  if (role === undefined) {
    return ['had access, in a role that the log does not tell,'];
  }
  const words = Object.hasOwn(ROLE_WORDS, role) ? ROLE_WORDS[role] : undefined;
  return words === undefined ? ['had access as ', { code: role }] : [`${words} (`, { code: role }, ')'];
}

function toEndWords({ until, end, endedBy }: AccessInterval): Sentence {
  if (end === undefined) {
    return until === undefined
      ? ['; nothing in the log ends it.']
      : [', until ', toTimeInline(until), ', when it left the folder.'];
  }
  switch (end) {
    case 'removed':
      return [', until ', toTimeInline(until), `, when ${endedBy ?? 'an unnamed caller'} withdrew it.`];
    case 'replaced':
      return [', until ', toTimeInline(until), `, when ${endedBy ?? 'an unnamed caller'} gave another role.`];
    case 'deleted':
      return [
        ', until ',
        toTimeInline(until),
        `, when ${endedBy ?? 'an unnamed caller'} deleted it for good.`,
      ];
  }
}
