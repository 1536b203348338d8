import { ComparePanel } from './compare/comparePanel';
import { DetailsPanel } from './details/detailsPanel';
import { FacetsPanel } from './facets/facetsPanel';
import { removeFilterRange, setFilterRange } from './filter/editFilter';
import type { PageLayout } from './layout/pageLayout';
import type { PageContext } from './pageContext';
import { TimelinePanel } from './timeline/timelinePanel';

/** What stands around the tree, or in its place. */
export interface Panels {
  readonly timeline: TimelinePanel;
  readonly facets: FacetsPanel;
  readonly details: DetailsPanel;
  readonly comparison: ComparePanel;
}

export interface PanelsOptions {
  readonly context: PageContext;
  readonly layout: PageLayout;
  readonly getFilter: () => string;
  readonly focusTree: () => void;
  readonly onCloseFacets: () => void;
  /** Somebody goes back from the facets to the tree. */
  readonly onLeaveFacets: () => void;
  readonly onCloseDetails: () => void;
  readonly onCloseComparison: () => void;
  /** The layout changed. */
  readonly onChange: () => void;
}

/** Creates the panels as the layout has them, apart from which of them are shown. */
export function createPanels(options: PanelsOptions): Panels {
  const { context, layout, getFilter, focusTree, onChange } = options;
  const timeline = new TimelinePanel(context, {
    onSelect: (from, to) => {
      context.setFilter(setFilterRange(getFilter(), from, to));
    },
    onReset: () => {
      context.setFilter(removeFilterRange(getFilter()));
    },
    onLeave: focusTree,
  });
  const details = new DetailsPanel(context, {
    onTab: (tab) => {
      layout.detailsTab = tab;
      onChange();
    },
    onClose: () => {
      options.onCloseDetails();
      focusTree();
    },
    onLeave: focusTree,
  });
  const facets = new FacetsPanel(context, {
    onClosedChange: (fields) => {
      layout.closedFacets = fields;
      onChange();
    },
    onFacets: (counted) => {
      details.setHasWorkDocs(counted.some(({ field, distinct }) => field === 'plane' && distinct > 0));
    },
    onLeave: options.onLeaveFacets,
    onClose: () => {
      options.onCloseFacets();
      focusTree();
    },
  });
  const comparison = new ComparePanel(context, () => {
    options.onCloseComparison();
    focusTree();
  });
  facets.setClosed(layout.closedFacets);
  details.setTab(layout.detailsTab);
  return { timeline, facets, details, comparison };
}
