import type { GroupingElementContext, GroupingSetContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import * as Trino from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Scope } from './scope';
import { translateColumn } from './translateColumn';
import { translateExpression } from './translateExpression';
import type { Translation } from './translation';

/** An element of GROUP BY. */
export function translateGrouping(work: Translation, scope: Scope, element: GroupingElementContext): string {
  const sets = (contexts: readonly GroupingSetContext[]): string =>
    contexts.map((set) => translateGroupingSet(work, scope, set)).join(', ');
  if (element instanceof Trino.SingleGroupingSetContext) {
    return sets([element.groupingSet()]);
  }
  if (element instanceof Trino.RollupContext) {
    return `ROLLUP (${sets(element.groupingSet())})`;
  }
  if (element instanceof Trino.CubeContext) {
    return `CUBE (${sets(element.groupingSet())})`;
  }
  return element instanceof Trino.MultipleGroupingSetsContext
    ? `GROUPING SETS (${sets(element.groupingSet())})`
    : '()';
}

function translateGroupingSet(work: Translation, scope: Scope, set: GroupingSetContext): string {
  const terms = set.groupingTerm().map((term) => {
    const column = term.columnRef();
    const expression = term.expression();
    return column !== null
      ? translateColumn(work, scope, column).sql
      : expression === null
        ? 'NULL'
        : translateExpression(work, scope, expression).sql;
  });
  return work.getText(set).startsWith('(') ? `(${terms.join(', ')})` : terms.join(', ');
}
