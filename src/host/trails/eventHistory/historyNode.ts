import type { LookUp } from '../../../core/trails/lookUp';

/** Event history, at the root of the view. */
export interface HistoryRootNode {
  readonly kind: 'history';
  /** Who asks, in words. */
  readonly profile: string;
}

/** A region whose Event history can be asked. */
export interface HistoryRegionNode {
  readonly kind: 'history-region';
  readonly region: string;
  /** True for the one that the profile names. */
  readonly isOfProfile: boolean;
}

/** A look-up that was made before. */
export interface LookUpNode {
  readonly kind: 'history-look-up';
  readonly lookUp: LookUp;
  /** What came of it in this window; '' where it was not made in it. */
  readonly outcome: string;
}

export type HistoryNode = HistoryRootNode | HistoryRegionNode | LookUpNode;
