import type { TreeStatus } from '../../core/grouping/treeRow';
import type { Handlers } from '../../protocol/rpc';
import type { TreeMethods } from '../../protocol/tree';
import type { Session } from '../session';
import type { SessionReadings } from '../sessionReadings';

/** The tree's methods. */
export function createTreeHandlers(session: Session, readings: SessionReadings): Handlers<TreeMethods> {
  const change = (act: (tree: Session['tree']) => void): TreeStatus => {
    act(session.tree);
    return session.tree.status;
  };
  return {
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
    setGrouping: async ({ dimensions }, { signal, progress }) => {
      if (dimensions.includes('resource')) {
        await readings.loadResources({ signal, onProgress: progress });
      }
      return change((tree) => {
        tree.setGrouping(dimensions);
      });
    },
    setExpanded: ({ place, isExpanded }) =>
      change((tree) => {
        tree.setExpanded(place, isExpanded);
      }),
    expandSiblings: (place) =>
      change((tree) => {
        tree.expandSiblings(place);
      }),
    setAllExpanded: ({ isExpanded }) =>
      change((tree) => {
        tree.setAllExpanded(isExpanded);
      }),
    getRows: ({ from, count }) => ({
      revision: session.tree.status.revision,
      rows: session.tree.getRows(from, count),
    }),
    findRow: (place) => session.tree.findRow(place),
    reveal: (ref) => {
      const row = session.tree.reveal(ref);
      return { status: session.tree.status, ...(row === undefined ? {} : { row }) };
    },
  };
}
