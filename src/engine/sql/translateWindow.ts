import type {
  FrameBoundContext,
  OverContext,
  SortItemContext,
  WindowSpecificationContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { BoundedFrameContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getIdentifier } from './getIdentifier';
import type { Scope } from './scope';
import type { Translation } from './translation';
import { quoteName } from './translation';
import { translateColumn } from './translateColumn';
import { translateExpression } from './translateExpression';

/** Sort keys, with NULLs where Athena puts them. */
export function translateSortItems(
  work: Translation,
  scope: Scope,
  items: readonly SortItemContext[],
): string {
  return items
    .map((item) => {
      const column = item.columnRef();
      const expression = item.expression();
      const key =
        column !== null
          ? translateColumn(work, scope, column).sql
          : expression === null
            ? 'NULL'
            : translateExpression(work, scope, expression).sql;
      return `${key}${toOrder(item)}`;
    })
    .join(', ');
}

export function toOrder(item: SortItemContext): string {
  return `${item.KW_DESC() === null ? ' ASC' : ' DESC'} NULLS ${item.KW_FIRST() === null ? 'LAST' : 'FIRST'}`;
}

/** What stands behind OVER. */
export function translateWindow(work: Translation, scope: Scope, over: OverContext): string {
  const specification = over.windowSpecification();
  if (specification !== null) {
    return `(${translateSpecification(work, scope, specification)})`;
  }
  const name = over.identifier();
  return name === null ? '()' : quoteName(getIdentifier(work, name).name);
}

export function translateSpecification(
  work: Translation,
  scope: Scope,
  specification: WindowSpecificationContext,
): string {
  const parts: string[] = [];
  const name = specification.identifier();
  if (name !== null) {
    parts.push(quoteName(getIdentifier(work, name).name));
  }
  const partition = specification.partitionBy();
  if (partition !== null) {
    const keys = partition.expression().map((key) => translateExpression(work, scope, key).sql);
    parts.push(`PARTITION BY ${keys.join(', ')}`);
  }
  if (specification.sortItem().length > 0) {
    parts.push(`ORDER BY ${translateSortItems(work, scope, specification.sortItem())}`);
  }
  const frame = specification.windowFrame();
  if (frame !== null) {
    if (frame.rowPattern() !== null || frame.measureDefinition().length > 0) {
      work.addFault(frame, 'Row patterns (MATCH_RECOGNIZE, PATTERN) cannot be run here.');
    }
    const extent = frame.frameExtent();
    const unit = extent.KW_ROWS() !== null ? 'ROWS' : extent.KW_GROUPS() !== null ? 'GROUPS' : 'RANGE';
    const bounds = extent.frameBound().map((bound) => translateBound(work, scope, bound));
    parts.push(`${unit} ${extent.KW_BETWEEN() === null ? '' : 'BETWEEN '}${bounds.join(' AND ')}`);
  }
  return parts.join(' ');
}

function translateBound(work: Translation, scope: Scope, bound: FrameBoundContext): string {
  if (bound instanceof BoundedFrameContext) {
    const direction = bound.KW_PRECEDING() === null ? 'FOLLOWING' : 'PRECEDING';
    return `${translateExpression(work, scope, bound.expression()).sql} ${direction}`;
  }
  // UNBOUNDED PRECEDING, UNBOUNDED FOLLOWING and CURRENT ROW are DuckDB's words, too.
  return work.getText(bound).toUpperCase();
}
