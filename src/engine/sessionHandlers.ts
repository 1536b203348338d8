import type { TreeStatus } from '../core/grouping/treeRow';
import type { EngineMethods } from '../protocol/engine';
import type { Handlers } from '../protocol/rpc';
import { renderText } from './renderText';
import type { Session } from './session';

/** The engine's methods on a session. */
export function createSessionHandlers(session: Session): Handlers<EngineMethods> {
  const change = (act: (tree: Session['tree']) => void): TreeStatus => {
    act(session.tree);
    return session.tree.status;
  };
  return {
    open: ({ inputs, view }, { signal, progress }) =>
      session.open(inputs, { signal, onProgress: progress, ...(view === undefined ? {} : { view }) }),
    renderText: ({ input, part }, { signal }) => renderText(input, part, signal),
    find: ({ eventID }) => session.find(eventID) ?? null,
    getStatus: () => session.tree.status,
    getView: () => session.tree.view,
    setOrder: ({ order }) =>
      change((tree) => {
        tree.setOrder(order);
      }),
    setFilter: ({ filter }) =>
      change((tree) => {
        tree.setFilter(filter);
      }),
    setExpanded: ({ group, isExpanded }) =>
      change((tree) => {
        tree.setExpanded(group, isExpanded);
      }),
    expandSiblings: ({ group }) =>
      change((tree) => {
        tree.expandSiblings(group);
      }),
    setAllExpanded: ({ isExpanded }) =>
      change((tree) => {
        tree.setAllExpanded(isExpanded);
      }),
    getRows: ({ from, count }) => ({
      revision: session.tree.status.revision,
      rows: session.tree.getRows(from, count),
    }),
    reveal: (ref) => {
      const row = session.tree.reveal(ref);
      return { status: session.tree.status, ...(row === undefined ? {} : { row }) };
    },
  };
}
