import { buildFacets } from '../../core/facets/buildFacets';
import type { Facet, FacetField, FacetOptions } from '../../core/facets/facet';
import type { GetValues } from '../../core/filter/completeFilter';
import { completeFilter } from '../../core/filter/completeFilter';
import type { Filter } from '../../core/filter/filter';
import type { FilterFieldName } from '../../core/filter/filterFields';
import { parseFilter } from '../../core/filter/parseFilter';
import type { EventTree } from '../../core/grouping/eventTree';
import { buildTimeline } from '../../core/timeline/buildTimeline';
import type { FilterMethods, TimelineData } from '../../protocol/filter';
import type { Handlers } from '../../protocol/rpc';
import type { Session } from '../session';

/** Most values that completion offers. */
const MAX_COMPLETED = 20;

/** Most buckets of a timeline: more than a screen has points. */
const MAX_BUCKETS = 5000;

/** Completion, facets and timeline of the tree's filter. */
export function createFilterHandlers(session: Session): Handlers<FilterMethods> {
  return {
    complete: ({ text, offset }) => completeFilter(text, offset, createGetValues(session.tree)),
    getFacets: ({ count, fields }) => {
      const { tree } = session;
      const options = {
        ...(count === undefined ? {} : { limit: count }),
        ...(fields === undefined ? {} : { fields: fields.filter(isFacetField) }),
      };
      return { revision: tree.status.revision, facets: buildTreeFacets(tree, tree.filter, options) };
    },
    searchFacet: ({ field, text, count }) => {
      const { tree } = session;
      const fields = [field].filter(isFacetField);
      return buildTreeFacets(tree, tree.filter, { fields, prefix: text, limit: count })[0] ?? null;
    },
    getTimeline: ({ buckets, from, to }) => {
      const { tree } = session;
      const timeline = buildTimeline(tree.table, tree.marksOfMatches, {
        buckets: Math.min(Math.max(1, Math.floor(buckets) || 1), MAX_BUCKETS),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      });
      return { revision: tree.status.revision, timeline: toTimelineData(timeline) };
    },
  };
}

function isFacetField(field: FilterFieldName): field is FacetField {
  return field !== 'time';
}

function buildTreeFacets(tree: EventTree, filter: Filter, options: FacetOptions): readonly Facet[] {
  return buildFacets(tree.table, tree.principals, filter, tree.names, options);
}

/** Values among all events: what a person completes is added to the filter, and may well contradict it. */
function createGetValues(tree: EventTree): GetValues {
  return (field, prefix) => {
    const options = { fields: [field].filter(isFacetField), prefix, limit: MAX_COMPLETED };
    return buildTreeFacets(tree, parseFilter(''), options)[0]?.values ?? [];
  };
}

/** Lists in place of typed arrays, which do not survive VS Code's messages to a page. */
function toTimelineData(timeline: ReturnType<typeof buildTimeline>): TimelineData {
  const { starts, counts, errors, step, first, last, before, after, withoutTime } = timeline;
  const [start = 0, second = start] = starts;
  return {
    start,
    width: second - start,
    starts: [...starts],
    counts: [...counts],
    errors: [...errors],
    before,
    after,
    withoutTime,
    ...(step === undefined ? {} : { step }),
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
  };
}
