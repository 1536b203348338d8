import type { EventRef } from '../core/grouping/sourceLog';
import type {
  FoundRow,
  GroupPlace,
  RowPlace,
  TreeOrder,
  TreeRow,
  TreeStatus,
  TreeView,
} from '../core/grouping/treeRow';
import type { Dimension } from '../core/grouping/dimension';
import type { WorkProgress } from './progress';

/** What can be asked of the tree of a session; each change answers with the new state. */
export interface TreeMethods {
  readonly getStatus: { readonly params: null; readonly result: TreeStatus };
  readonly getView: { readonly params: null; readonly result: TreeView };
  readonly setOrder: { readonly params: { readonly order: TreeOrder }; readonly result: TreeStatus };
  /** What the filter says wrong is in the status's `faults`; the rest of it applies. */
  readonly setFilter: { readonly params: { readonly filter: string }; readonly result: TreeStatus };
  /**
   * Groups by one to three dimensions, outermost first; repeats and unknown ones are left out, none at all means
   * `identity`. By WorkDocs resource the records of WorkDocs are read the first time, with progress.
   */
  readonly setGrouping: {
    readonly params: { readonly dimensions: readonly Dimension[] };
    readonly result: TreeStatus;
    readonly progress: WorkProgress;
  };
  readonly setExpanded: {
    readonly params: { readonly place: GroupPlace; readonly isExpanded: boolean };
    readonly result: TreeStatus;
  };
  readonly expandSiblings: { readonly params: GroupPlace; readonly result: TreeStatus };
  readonly setAllExpanded: { readonly params: { readonly isExpanded: boolean }; readonly result: TreeStatus };
  readonly getRows: {
    readonly params: { readonly from: number; readonly count: number };
    readonly result: { readonly revision: number; readonly rows: readonly TreeRow[] };
  };
  /** Where a group or an event is now; nothing is expanded for it. */
  readonly findRow: { readonly params: RowPlace; readonly result: FoundRow };
  /** Expands what holds the record; `row` is undefined where the filter hides it or there is no such record. */
  readonly reveal: {
    readonly params: EventRef;
    readonly result: { readonly status: TreeStatus; readonly row?: number };
  };
}
