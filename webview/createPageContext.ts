import type { EventRef } from '../src/core/grouping/sourceLog';
import { setFilterTerm } from './filter/editFilter';
import type { Host } from './host';
import type { Announcer } from './layout/announcer';
import type { PageContext } from './pageContext';
import type { MarkStore } from './session/markStore';

export interface PageContextParts {
  readonly rpc: Host['rpc'];
  readonly marks: MarkStore;
  readonly announcer: Announcer;
  readonly getLogNames: () => readonly string[];
}

export interface PageContextActions {
  readonly getFilter: () => string;
  readonly setFilter: (text: string) => void;
  readonly show: (ref: EventRef) => void;
  /** An action that failed and left the page as it was. */
  readonly onError: (error: unknown) => void;
}

/** What the parts of the page ask of it, made of the few things that the page does itself. */
export function createPageContext(
  { rpc, marks, announcer, getLogNames }: PageContextParts,
  { getFilter, setFilter, show, onError }: PageContextActions,
): PageContext {
  return {
    rpc,
    marks,
    getLogName: (source) => getLogNames()[source] ?? '',
    hasSeveralLogs: () => getLogNames().length > 1,
    setTerm: ({ field, value }, state) => {
      setFilter(setFilterTerm(getFilter(), field, value, state));
    },
    setFilter,
    show,
    showInText: ({ source, record }, preserveFocus, text) => {
      const params = { source, record, preserveFocus, ...(text === undefined ? {} : { text }) };
      rpc.call('showRecord', params).catch(onError);
    },
    copy: (text, what) => {
      rpc.call('copy', { text }).then(() => {
        announcer.say(`Copied ${what}`);
      }, onError);
    },
    say: (text) => {
      announcer.say(text);
    },
  };
}
