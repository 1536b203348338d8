import type { GroupRow } from '../../src/core/grouping/treeRow';
import type { EventDetails } from '../../src/protocol/details';
import { MAX_COMPARED } from '../../src/protocol/details';
import { createElement } from '../element';
import { createIconButton, setName, setPressed } from '../iconButton';
import { createIcon } from '../icons';
import type { PageContext } from '../pageContext';
import { toLocalShortText, toLocalText, toUtcText } from '../texts';
import { createSentence } from './sentenceElement';

/** A pause in typing after which a note is kept, in milliseconds. */
const DELAY = 250;

/** What stands above the tabs: the event in one sentence, its time, and what can be done with it. */
export interface DetailsHead {
  readonly element: HTMLElement;
  showEvent(details: EventDetails): void;
  showGroup(row: GroupRow): void;
  clear(): void;
  refreshMarks(): void;
  focusNote(): void;
}

export function createDetailsHead(context: PageContext, onClose: () => void): DetailsHead {
  const element = createElement('div', 'details-head');
  const title = createElement('h2', '', 'Details');
  const actions = createElement('div', 'details-actions');
  const sentence = createElement('div', 'details-sentence');
  const time = createElement('div', 'details-time');
  const note = createElement('textarea', 'note');
  note.rows = 2;
  note.placeholder = 'Note on this event';
  note.setAttribute('aria-label', 'Note on this event');
  note.hidden = true;
  let shown: EventDetails | undefined;
  let isWriting = false;
  let timer: number | undefined;

  const star = createIconButton('star', () => {
    if (shown !== undefined) {
      context.say(context.marks.toggleStar(shown.key) ? 'Starred' : 'Star removed');
    }
  });
  const compare = createIconButton('compare', () => {
    if (shown !== undefined && !context.marks.toggleCompared(shown.ref)) {
      context.say(`At most ${String(MAX_COMPARED)} events can be compared`);
    }
  });
  const write = createIconButton('note', () => {
    isWriting = note.hidden !== false;
    refreshMarks();
    if (isWriting) {
      note.focus();
    }
  });
  const text = createIconButton('textSearch', () => {
    if (shown !== undefined) {
      context.showInText(shown.ref, false);
    }
  });
  setName(text, 'Show in text');
  text.removeAttribute('aria-pressed');
  const copy = createIconButton('copy', () => {
    if (shown !== undefined) {
      const { ref } = shown;
      context.rpc.call('getRecordText', ref).then(
        (record) => {
          context.copy(record.text, 'the record');
        },
        (error: unknown) => {
          context.say(error instanceof Error ? error.message : String(error));
        },
      );
    }
  });
  setName(copy, 'Copy the record');
  copy.removeAttribute('aria-pressed');
  const close = createIconButton('close', onClose);
  setName(close, 'Hide the details');
  close.removeAttribute('aria-pressed');
  actions.append(star, write, compare, text, copy, close);
  const line = createElement('div', 'pane-head');
  line.append(title, actions);
  element.append(line, sentence, time, note);

  const save = (): void => {
    window.clearTimeout(timer);
    if (shown !== undefined && note.value !== context.marks.getNote(shown.key)) {
      context.marks.setNote(shown.key, note.value);
    }
  };
  note.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(save, DELAY);
  });
  note.addEventListener('blur', save);
  note.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      save();
      isWriting = false;
      refreshMarks();
      write.focus();
    }
  });

  const refreshMarks = (): void => {
    const isEvent = shown !== undefined;
    for (const button of [star, write, compare, text, copy]) {
      button.hidden = !isEvent;
    }
    const own = shown === undefined ? '' : context.marks.getNote(shown.key);
    note.hidden = !isEvent || (own === '' && !isWriting);
    if (shown === undefined) {
      return;
    }
    if (document.activeElement !== note) {
      note.value = own;
    }
    const isStarred = context.marks.isStarred(shown.key);
    setPressed(star, isStarred, isStarred ? 'Remove the star' : 'Star');
    setPressed(write, !note.hidden, 'Note');
    const isCompared = context.marks.isCompared(shown.ref);
    setPressed(compare, isCompared, isCompared ? 'Leave out of the comparison' : 'Mark for comparing');
  };
  const show = (details: EventDetails | undefined, words: string): void => {
    save();
    shown = details;
    isWriting = false;
    title.textContent = words;
    sentence.replaceChildren(...(details === undefined ? [] : [createSentence(details.sentence)]));
    time.replaceChildren(...(details === undefined ? [] : createTimes(context, details)));
    refreshMarks();
  };
  show(undefined, 'Details');

  return {
    element,
    showEvent: (details) => {
      show(details, 'Event');
    },
    showGroup: (row) => {
      show(undefined, row.label === '' ? 'Group' : row.label);
    },
    clear: () => {
      show(undefined, 'Details');
    },
    refreshMarks,
    focusNote: () => {
      if (shown !== undefined) {
        isWriting = true;
        refreshMarks();
        note.focus();
      }
    },
  };
}

function createTimes(context: PageContext, details: EventDetails): HTMLElement[] {
  const parts =
    details.time === undefined
      ? [createElement('span', '', 'no time')]
      : [createElement('span', '', `${toUtcText(details.time)} UTC`), createLocalTime(details.time)];
  if (context.hasSeveralLogs()) {
    const log = createElement('span', 'details-log');
    log.append(createIcon('log'), createElement('span', '', context.getLogName(details.ref.source)));
    parts.push(log);
  }
  return parts;
}

function createLocalTime(time: number): HTMLElement {
  const local = createElement('span', 'details-local', `${toLocalShortText(time)} local time`);
  local.title = toLocalText(time);
  return local;
}
